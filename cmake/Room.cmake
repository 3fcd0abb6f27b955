# louyu_room(NAME ROOMS r... LIBRARIES l...): one room of the house = one static library from src/NAME/*.cpp,
# one test program NAME_test from src/NAME/*_test.cpp. ROOMS are the only rooms it may include.
set(LOUYU_HOUSE "" CACHE INTERNAL "room:allowed,allowed lines read by check-house")

if(LOUYU_PCH)
  file(WRITE ${CMAKE_BINARY_DIR}/pch_anchor.cpp "")
  add_library(pch OBJECT ${CMAKE_BINARY_DIR}/pch_anchor.cpp)
  # FMT_SHARED must be defined as in the rooms, or g++ refuses the precompiled header.
  target_link_libraries(pch PRIVATE fmt::fmt)
  target_precompile_headers(pch PRIVATE
    <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <span> <string> <string_view> <unordered_map>
    <variant> <vector> <tl/expected.hpp> <fmt/core.h>)
endif()

function(louyu_flags target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD_BATCH_SIZE 8)
  if(LOUYU_PCH)
    target_precompile_headers(${target} REUSE_FROM pch)
  endif()
endfunction()

function(louyu_room name)
  cmake_parse_arguments(arg "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*_test.cpp)
  list(REMOVE_ITEM sources ${tests} ${CMAKE_SOURCE_DIR}/src/${name}/main.cpp)
  string(REPLACE ";" "," allowed "${arg_ROOMS}")
  set(LOUYU_HOUSE "${LOUYU_HOUSE};${name}:${allowed}" CACHE INTERNAL "")

  if(NOT sources)
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/generated)
  target_link_libraries(${name} PUBLIC fmt::fmt PRIVATE ${arg_LIBRARIES})
  foreach(room IN LISTS arg_ROOMS)
    if(TARGET ${room})
      target_link_libraries(${name} PUBLIC ${room})
    endif()
  endforeach()
  if(EXISTS ${CMAKE_SOURCE_DIR}/src/${name}/sql)
    louyu_embed_sql(${name})
    add_dependencies(${name} ${name}_sql)
  endif()
  louyu_flags(${name})

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} ${arg_LIBRARIES} GTest::gtest GTest::gtest_main)
    target_compile_options(${name}_test PRIVATE -O0)
    set_target_properties(${name}_test PROPERTIES UNITY_BUILD OFF)
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endif()
endfunction()
