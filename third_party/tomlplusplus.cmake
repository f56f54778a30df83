# toml++: reads and writes TOML; headers only. Debian package libtomlplusplus-dev (3.3.0). Licence: MIT.
third_party_from_package(tomlplusplus tomlplusplus tomlplusplus::tomlplusplus libtomlplusplus-dev)
# It asserts of some files what it then tells as an error of theirs, such as [?]; a person's file must not end us.
if(TARGET tomlplusplus::tomlplusplus)
  target_compile_options(tomlplusplus::tomlplusplus INTERFACE "-DTOML_ASSERT(expr)=static_assert(true)")
endif()
