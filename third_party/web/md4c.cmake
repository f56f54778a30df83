# MD4C 0.5.2, from Debian 13's source package. Licence: MIT.
third_party_source(md4c pool/main/m/md4c/md4c_0.5.2.orig.tar.gz
  55d0111d48fb11883aaee91465e642b8b640775a4d6993c2d0e7a8092758ef21 90284eafc4eb5768d482fec0f3810bf48b601d23)
third_party_compiled(md4c INCLUDES ${md4c_dir}/src SOURCES ${md4c_dir}/src/md4c.c)
