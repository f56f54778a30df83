# The program's fonts, subset at build time to the characters it can show, and embedded, so that it looks the
# same everywhere. Noto Sans, Noto Sans Math, Noto Sans Symbols 2: Debian package fonts-noto-core (20201225).
# Licence: OFL-1.1. Noto Sans Mono: Debian package fonts-noto-mono (20201225). Licence: OFL-1.1. Noto Sans CJK SC: Debian package fonts-noto-cjk (20220127). Licence: OFL-1.1. TeX Gyre
# Pagella Math: Debian package fonts-texgyre-math (20180621). Licence: GUST Font License. Subset with
# fontTools: Debian package python3-fonttools (4.38.0). Licence: MIT. It is not part of the program.
#
# third_party::fonts provides <fonts/fonts.h>.
set(font_dir ${PROJECT_BINARY_DIR}/third_party/fonts)
file(MAKE_DIRECTORY ${font_dir})

function(third_party_font_source variable file debian_package)
  find_file(${variable} ${file} NO_CACHE NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH PATHS
    /usr/share/fonts/truetype/noto /usr/share/fonts/opentype/noto /usr/share/fonts/noto /usr/share/fonts/noto-cjk
    /usr/share/texmf/fonts/opentype/public/tex-gyre-math /usr/share/texmf-dist/fonts/opentype/public/tex-gyre-math)
  if(NOT ${variable})
    third_party_missing("font ${file}" ${debian_package})
  endif()
  set(${variable} ${${variable}} PARENT_SCOPE)
endfunction()
third_party_font_source(noto_sans NotoSans-Regular.ttf fonts-noto-core)
third_party_font_source(noto_sans_bold NotoSans-Bold.ttf fonts-noto-core)
third_party_font_source(noto_math NotoSansMath-Regular.ttf fonts-noto-core)
third_party_font_source(noto_symbols NotoSansSymbols2-Regular.ttf fonts-noto-core)
third_party_font_source(noto_mono NotoSansMono-Regular.ttf fonts-noto-mono)
third_party_font_source(noto_cjk NotoSansCJK-Regular.ttc fonts-noto-cjk)
third_party_font_source(noto_cjk_bold NotoSansCJK-Bold.ttc fonts-noto-cjk)
third_party_font_source(pagella_math texgyrepagella-math.otf fonts-texgyre-math)

# Runs when a source changes, but rewrites its output only if there are new characters.
set(font_characters ${font_dir}/characters.txt)
add_custom_command(
  OUTPUT ${font_characters}
  COMMAND ${THIRD_PARTY_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/fonts/characters.py ${font_characters} ${font_characters}.d
    ${PROJECT_SOURCE_DIR}/app ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/assets
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/fonts/characters.py
  DEPFILE ${font_characters}.d
  COMMENT "Looking for characters that need a font"
  VERBATIM)

set(font_files)
function(third_party_font face file)
  add_custom_command(
    OUTPUT ${font_dir}/${file}
    COMMAND ${THIRD_PARTY_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/fonts/subset_font.py ${face} ${font_characters} ${font_dir}/${file}
      ${ARGN}
    DEPENDS ${CMAKE_CURRENT_LIST_DIR}/fonts/subset_font.py ${font_characters} ${ARGN}
    COMMENT "Subsetting the font ${file}"
    VERBATIM)
  set(font_files ${font_files} ${font_dir}/${file} PARENT_SCOPE)
endfunction()
third_party_font(sans sans.ttf ${noto_sans} ${noto_math} ${noto_symbols})
third_party_font(sans sans_bold.ttf ${noto_sans_bold} ${noto_math} ${noto_symbols})
third_party_font(mono mono.ttf ${noto_mono})
third_party_font(cjk cjk.otf ${noto_cjk})
if(EMSCRIPTEN) # a smaller download: what a user types in Chinese is not bold
  third_party_font(cjk_of_texts cjk_bold.otf ${noto_cjk_bold})
  third_party_font(math_of_texts math.otf ${pagella_math})
else()
  third_party_font(cjk cjk_bold.otf ${noto_cjk_bold})
  third_party_font(math math.otf ${pagella_math})
endif()

add_library(third_party_fonts STATIC ${CMAKE_CURRENT_LIST_DIR}/fonts/fonts.cpp ${CMAKE_CURRENT_LIST_DIR}/fonts/fonts.S)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/fonts/fonts.S PROPERTIES
  OBJECT_DEPENDS "${font_files}"
  INCLUDE_DIRECTORIES ${font_dir})
target_include_directories(third_party_fonts INTERFACE ${CMAKE_CURRENT_LIST_DIR})
target_link_libraries(third_party_fonts PRIVATE surprisal_options)
add_library(third_party::fonts ALIAS third_party_fonts)
