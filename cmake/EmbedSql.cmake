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
