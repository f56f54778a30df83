# FreeType 2.13.3, from Debian 13's source package, with the modules that our fonts need. Licence: FreeType License
# (BSD-like, with credit) or GPL-2.
third_party_source(freetype pool/main/f/freetype/freetype_2.13.3+dfsg.orig.tar.xz
  686ec73cbf6783b245dd068a09ce807b729ac0f8a46dd70f7867923c32fdf4de 66e7e402e4f262f2dbb7577734717c98cfbeb59c)
set(freetype_sources autofit/autofit.c base/ftbase.c base/ftbbox.c base/ftbitmap.c base/ftglyph.c base/ftinit.c
  base/ftmm.c base/ftstroke.c base/ftsynth.c base/ftsystem.c base/ftdebug.c cff/cff.c psaux/psaux.c psnames/psnames.c
  pshinter/pshinter.c sfnt/sfnt.c smooth/smooth.c truetype/truetype.c)
list(TRANSFORM freetype_sources PREPEND ${freetype_dir}/src/)
third_party_compiled(freetype INCLUDES ${freetype_dir}/include SOURCES ${freetype_sources})
target_include_directories(third_party_freetype PRIVATE ${CMAKE_CURRENT_LIST_DIR})
target_compile_definitions(third_party_freetype PRIVATE FT2_BUILD_LIBRARY FT_CONFIG_MODULES_H=<freetype_modules.h>
  FT_CONFIG_OPTIONS_H=<freetype_options.h>)
