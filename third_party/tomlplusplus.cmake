# toml++: reads and writes TOML; headers only. Debian package libtomlplusplus-dev (3.3.0). Licence: MIT.
third_party_from_package(tomlplusplus tomlplusplus tomlplusplus::tomlplusplus libtomlplusplus-dev)
