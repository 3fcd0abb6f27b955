# The one program: src/app/main.cpp over all rooms, with the pages of web/dist inside.
enable_language(ASM)
set(PAGES ${CMAKE_BINARY_DIR}/generated/app/pages)
file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
add_custom_command(
  OUTPUT ${PAGES}.S ${PAGES}.cpp
  COMMAND ${CMAKE_COMMAND} -DDIR=${CMAKE_SOURCE_DIR}/web/dist -DOUT=${PAGES} -P ${CMAKE_SOURCE_DIR}/cmake/embed_pages_script.cmake
  DEPENDS ${page_files} ${CMAKE_SOURCE_DIR}/cmake/embed_pages_script.cmake
  VERBATIM)
set_source_files_properties(${PAGES}.S PROPERTIES OBJECT_DEPENDS "${page_files}")
add_executable(louyu src/app/main.cpp ${PAGES}.cpp ${PAGES}.S)
target_link_libraries(louyu PRIVATE app demo CLI11::CLI11)
set_target_properties(louyu PROPERTIES UNITY_BUILD OFF)
