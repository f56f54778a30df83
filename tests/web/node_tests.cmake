# The tests of the core, compiled for WebAssembly and run by Node.js: its numbers have to be as accurate there as on the
# desktop.
set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
include_directories(${CMAKE_CURRENT_SOURCE_DIR})
add_compile_options(-O1)
add_link_options(-O1 -sENVIRONMENT=node -sNODERAWFS -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB -sEXIT_RUNTIME)
add_library(testing OBJECT testing.cpp)
target_link_libraries(testing PRIVATE surprisal_options GTest::gtest_main)
add_subdirectory(math EXCLUDE_FROM_ALL)
add_subdirectory(session EXCLUDE_FROM_ALL)
add_custom_target(node_tests DEPENDS math session)
