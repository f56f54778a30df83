# HarfBuzz 10.2.0, from Debian 13's source package, with little more than the MATH table. Licence: MIT.
third_party_source(harfbuzz pool/main/h/harfbuzz/harfbuzz_10.2.0.orig.tar.xz
  620e3468faec2ea8685d32c46a58469b850ef63040b3565cde05959825b48227 343fd7c83aa490802f0fddb55ccf48983b33efe5)
third_party_compiled(harfbuzz INCLUDES ${harfbuzz_dir}/src SOURCES ${harfbuzz_dir}/src/harfbuzz.cc)
target_include_directories(third_party_harfbuzz PRIVATE ${CMAKE_CURRENT_LIST_DIR})
target_compile_definitions(third_party_harfbuzz PRIVATE HB_TINY HB_CONFIG_OVERRIDE_H="harfbuzz_options.h")
