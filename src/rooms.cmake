# The house: every room, the rooms it may include (all below it, none beside it) and the libraries it alone touches.
# `make check-house` reads the includes of src/ against this list; docs/architecture.md draws it.

# floor 0
louyu_room(base LIBRARIES ICU::uc ICU::i18n ICU::data spdlog::spdlog PkgConfig::SODIUM)
# floor 1
louyu_room(store ROOMS base LIBRARIES soci)
louyu_embed_migrations()
# SOCI wraps sqlite3.h into a namespace, so its file cannot share a translation unit with one that includes it plainly.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/store/soci_connection.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
louyu_room(http ROOMS base LIBRARIES restinio ZLIB::ZLIB)
# floor 2
louyu_embed_text(${CMAKE_SOURCE_DIR}/src/dictionary/regions.csv dictionary/regions_text.hpp louyu::dictionary kRegionsText)
louyu_room(dictionary ROOMS base)
# floor 3
louyu_room(rights ROOMS dictionary store base LIBRARIES PkgConfig::SODIUM OpenSSL::Crypto)
# floor 4
louyu_room(registry ROOMS rights dictionary store base LIBRARIES PkgConfig::SODIUM)
# floor 5
louyu_room(statistics ROOMS registry rights dictionary store base)
louyu_room(matching ROOMS registry rights dictionary store base)
# floor 6
louyu_room(exchange ROOMS statistics matching registry rights dictionary store base LIBRARIES GDAL::GDAL PkgConfig::XLSXWRITER PkgConfig::MINIZIP EXPAT::EXPAT)
# floor 7
louyu_room(geo ROOMS statistics registry rights dictionary store base LIBRARIES protozero)
# floor 8
louyu_room(api ROOMS geo exchange statistics matching registry rights dictionary http store base)
# floor 9
louyu_room(app ROOMS api geo exchange statistics matching registry rights dictionary http store base LIBRARIES CLI11::CLI11)
