# Libraries of headers alone, from Debian's packages.

# fast_float: libfast-float-dev. Licence: MIT or Apache-2.0.
third_party_headers(fast_float fast_float libfast-float-dev)
add_library(third_party::fast_float ALIAS third_party_fast_float_headers)

# Highway: libhwy-dev. Licence: Apache-2.0.
third_party_headers(highway hwy libhwy-dev)
add_library(third_party_highway STATIC ${CMAKE_CURRENT_LIST_DIR}/../highway.cpp)
target_link_libraries(third_party_highway PUBLIC third_party_highway_headers)
add_library(third_party::highway ALIAS third_party_highway)

# toml++: libtomlplusplus-dev. Licence: MIT. Through a stream it would refuse numbers below 2.2e-308.
third_party_headers(tomlplusplus toml++ libtomlplusplus-dev)
add_library(third_party_tomlplusplus STATIC ${CMAKE_CURRENT_LIST_DIR}/tomlplusplus.cpp)
target_include_directories(third_party_tomlplusplus PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(third_party_tomlplusplus PUBLIC third_party_tomlplusplus_headers)
target_compile_definitions(third_party_tomlplusplus PUBLIC TOML_HEADER_ONLY=0 TOML_ENABLE_FORMATTERS=0
  TOML_FLOAT_CHARCONV=1)
target_compile_options(third_party_tomlplusplus PUBLIC "-DTOML_ASSERT(expr)=static_assert(true)")
add_library(third_party::tomlplusplus ALIAS third_party_tomlplusplus)
