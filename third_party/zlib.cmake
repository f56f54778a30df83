# zlib: compression inside PNG; reads compressed NPZ. Debian package zlib1g-dev (1.2.13). Licence: zlib.
third_party_from_package(zlib ZLIB ZLIB::ZLIB zlib1g-dev)
