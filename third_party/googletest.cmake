# GoogleTest: used by the tests, not by the program. Debian package libgtest-dev (1.12.1). Licence:
# BSD-3-Clause. Defines GTest::gtest, GTest::gtest_main and GTest::gmock.
if(BUILD_TESTING)
  third_party_from_package(googletest GTest GTest::gtest_main libgtest-dev)
endif()
