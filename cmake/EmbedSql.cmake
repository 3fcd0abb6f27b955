# louyu_embed_sql(ROOM): turns src/ROOM/sql/<verb>_<noun>.sql into ROOM/sql.hpp with one constant a file:
#   src/registry/sql/find_building.sql -> louyu::registry::sql::kFindBuilding, named "registry.find_building".
function(louyu_embed_sql room)
  set(dir ${CMAKE_SOURCE_DIR}/src/${room}/sql)
  file(GLOB files CONFIGURE_DEPENDS ${dir}/*.sql)
  set(out ${CMAKE_BINARY_DIR}/generated/${room}/sql.hpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DROOM=${room} -DDIR=${dir} -DOUT=${out} -P ${CMAKE_SOURCE_DIR}/cmake/embed_sql_script.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_sql_script.cmake
    VERBATIM)
  add_custom_target(${room}_sql DEPENDS ${out})
endfunction()

# louyu_embed_migrations(): turns src/store/migrations/NNNN_name.sql into store/migrations.hpp, byte for byte, since the
# SHA-256 of each file is recorded where it was applied.
function(louyu_embed_migrations)
  set(dir ${CMAKE_SOURCE_DIR}/src/store/migrations)
  file(GLOB files CONFIGURE_DEPENDS ${dir}/*.sql)
  set(out ${CMAKE_BINARY_DIR}/generated/store/migrations.hpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DDIR=${dir} -DOUT=${out} -P ${CMAKE_SOURCE_DIR}/cmake/embed_migrations_script.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_migrations_script.cmake
    VERBATIM)
  add_custom_target(store_migrations DEPENDS ${out})
  add_dependencies(store store_migrations)
endfunction()
