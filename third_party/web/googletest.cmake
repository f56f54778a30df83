# GoogleTest 1.12.1 or newer, from the source that comes with Debian's libgtest-dev. Licence: BSD-3-Clause.
find_path(googletest_folder src/gtest-all.cc PATHS /usr/src/googletest/googletest NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
mark_as_advanced(googletest_folder)
if(googletest_folder)
  third_party_compiled(googletest INCLUDES ${googletest_folder}/include
    SOURCES ${googletest_folder}/src/gtest-all.cc ${googletest_folder}/src/gtest_main.cc)
  target_include_directories(third_party_googletest PRIVATE ${googletest_folder})
  target_compile_definitions(third_party_googletest PUBLIC GTEST_HAS_PTHREAD=0)
  add_library(GTest::gtest_main ALIAS third_party_googletest)
else()
  third_party_missing(googletest libgtest-dev)
endif()
