# toml++: reads TOML. Compiled once, not in every file that includes it. Debian package libtomlplusplus-dev (3.3.0).
# Licence: MIT.
third_party_from_package(tomlplusplus_headers tomlplusplus tomlplusplus::tomlplusplus libtomlplusplus-dev)
if(TARGET tomlplusplus::tomlplusplus)
  add_library(third_party_tomlplusplus STATIC ${CMAKE_CURRENT_LIST_DIR}/tomlplusplus.cpp)
  target_link_libraries(third_party_tomlplusplus PUBLIC tomlplusplus::tomlplusplus)
  target_compile_definitions(third_party_tomlplusplus PUBLIC TOML_HEADER_ONLY=0 TOML_ENABLE_FORMATTERS=0
    TOML_FLOAT_CHARCONV=1) # through a stream it would take a fraction for no number where memory runs out
  # Without assertions: on some files, such as [?], it asserts before it reports an error, and no file may
  # end the program.
  target_compile_options(third_party_tomlplusplus PUBLIC "-DTOML_ASSERT(expr)=static_assert(true)")
  if(SURPRISAL_SANITIZE)
    # Version 3.3.0 reaches one of its own unreachable() for letters such as é in a wrong place. Without
    # optimization, its recursion over a deep table needs more stack than there is.
    target_compile_options(third_party_tomlplusplus PRIVATE -O1 -fno-sanitize=unreachable)
  endif()
  add_library(third_party::tomlplusplus ALIAS third_party_tomlplusplus)
endif()
