# MD4C: reads Markdown with LaTeX spans. Debian package libmd4c-dev (0.4.8). Licence: MIT.
# Found with pkg-config, because Debian's CMake package refers to a library that the Debian package does not
# contain.
third_party_from_pkg_config(md4c md4c libmd4c-dev)
