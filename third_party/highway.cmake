# Highway: vector loops, chosen when the program runs. Debian package libhwy-dev (1.0.3). Licence: Apache-2.0. Only its
# headers are used, and highway.cpp beside this file.
third_party_from_pkg_config(highway_package libhwy libhwy-dev)
if(TARGET PkgConfig::highway_package)
  add_library(third_party_highway STATIC ${CMAKE_CURRENT_LIST_DIR}/highway.cpp)
  target_include_directories(third_party_highway SYSTEM PUBLIC ${highway_package_INCLUDE_DIRS})
  add_library(third_party::highway ALIAS third_party_highway)
endif()
