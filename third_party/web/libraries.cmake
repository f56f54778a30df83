# The libraries of the web edition, compiled for WebAssembly: the same targets third_party::NAME as for the desktop,
# without what only the desktop uses. Sources are those of Debian's source packages, headers those of its packages.

set(web_cache $ENV{XDG_CACHE_HOME})
if(NOT web_cache)
  set(web_cache $ENV{HOME}/.cache)
endif()
string(APPEND web_cache /surprisal)

# third_party_source(NAME FILE SHA256 SHA1): the source of a library, in ${NAME_dir}; FILE is its path in Debian's
# archive
function(third_party_source name file sha256 sha1)
  string(SUBSTRING ${sha256} 0 8 short)
  set(folder ${web_cache}/${name}-${short})
  if(NOT EXISTS ${folder})
    execute_process(COMMAND ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/fetch_source.sh ${folder} ${file} ${sha256} ${sha1}
      COMMAND_ERROR_IS_FATAL ANY)
  endif()
  set(${name}_dir ${folder} PARENT_SCOPE)
endfunction()

# third_party_headers(NAME FOLDER PACKAGE): third_party::NAME of headers alone. Through a link, because the rest of
# /usr/include is not for WebAssembly.
function(third_party_headers name folder debian_package)
  find_path(${name}_folder ${folder} PATHS /usr/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  mark_as_advanced(${name}_folder)
  if(NOT ${name}_folder)
    third_party_missing(${name} ${debian_package})
    return()
  endif()
  set(links ${PROJECT_BINARY_DIR}/third_party/headers/${name})
  file(MAKE_DIRECTORY ${links})
  file(CREATE_LINK ${${name}_folder}/${folder} ${links}/${folder} SYMBOLIC)
  add_library(third_party_${name}_headers INTERFACE)
  target_include_directories(third_party_${name}_headers SYSTEM INTERFACE ${links})
endfunction()

# third_party_compiled(NAME INCLUDES ... SOURCES ...): third_party::NAME from sources of others
function(third_party_compiled name)
  cmake_parse_arguments(ARG "" "" "INCLUDES;SOURCES" ${ARGN})
  add_library(third_party_${name} STATIC ${ARG_SOURCES})
  target_include_directories(third_party_${name} SYSTEM PUBLIC ${ARG_INCLUDES})
  target_compile_options(third_party_${name} PRIVATE -w)
  add_library(third_party::${name} ALIAS third_party_${name})
endfunction()

include(web/zlib.cmake)
include(web/freetype.cmake)
include(web/harfbuzz.cmake)
include(web/md4c.cmake)
include(web/simdjson.cmake)
include(web/headers.cmake)
if(BUILD_TESTING)
  include(web/googletest.cmake)
endif()
