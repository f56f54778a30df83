# MD4C: reads Markdown with LaTeX spans. Debian package libmd4c-dev (0.4.8). Licence: MIT.
# Through pkg-config, as Debian's CMake package asks for a library that this package does not bring.
third_party_from_pkg_config(md4c md4c libmd4c-dev)
