# zlib 1.3.1, from Debian 13's source package. Licence: zlib.
third_party_source(zlib pool/main/z/zlib/zlib_1.3.dfsg+really1.3.1.orig.tar.gz
  60dd315c07f616887caa029408308a018ace66e3d142726a97db164b3b8f69fb 3b19b81105d3436095134a648c521b678905eaac)
set(zlib_sources adler32.c compress.c crc32.c deflate.c inffast.c inflate.c inftrees.c trees.c uncompr.c zutil.c)
list(TRANSFORM zlib_sources PREPEND ${zlib_dir}/)
third_party_compiled(zlib INCLUDES ${zlib_dir} SOURCES ${zlib_sources})
