# louyu_embed_text(FILE HEADER NAMESPACE CONSTANT): turns a text file into a header with one std::string_view, at configure
# time and again whenever the file changes.
function(louyu_embed_text file header namespace constant)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} text)
  set(out ${CMAKE_BINARY_DIR}/generated/${header})
  # The length is told: counting a megabyte at compile time is more than g++ does.
  file(WRITE ${out}.new
    "#pragma once\n#include <string_view>\n\nnamespace ${namespace} {\n\ninline constexpr char ${constant}Bytes[] = R\"csv(${text})csv\";\ninline constexpr std::string_view ${constant}{${constant}Bytes, sizeof(${constant}Bytes) - 1};\n\n}  // namespace ${namespace}\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different ${out}.new ${out})
endfunction()
