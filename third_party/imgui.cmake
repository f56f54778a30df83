# Dear ImGui: everything that the window shows. Version 1.92.2b, built from source, since the packages of Debian 12 and 13
# (1.86 and 1.90) lack dynamic fonts, and so cannot draw sharp text at every zoom. fetch_imgui.sh says where
# the source comes from. Licence: MIT.
#
# third_party::imgui_headers    what code that draws with it includes
# third_party::imgui            the library, its GLFW and OpenGL 3 backends, glyphs through FreeType
# third_party::imgui_testable   the same with hooks for finding widgets in tests; built only if a test links
# it
set(imgui_shared ${PROJECT_SOURCE_DIR}/build/imgui-1.92.2b) # one copy for all presets
if(FETCHCONTENT_SOURCE_DIR_IMGUI)
  set(imgui_dir ${FETCHCONTENT_SOURCE_DIR_IMGUI})
else()
  set(imgui_dir ${imgui_shared})
  if(NOT EXISTS ${imgui_dir}/imgui.h)
    execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/fetch_imgui.sh ${imgui_dir} RESULT_VARIABLE failed)
  endif()
endif()
if(NOT EXISTS ${imgui_dir}/imgui.h)
  message(FATAL_ERROR "${imgui_dir} does not contain the source of Dear ImGui")
endif()

add_library(third_party_imgui_headers INTERFACE)
target_include_directories(third_party_imgui_headers SYSTEM INTERFACE
  ${imgui_dir} ${imgui_dir}/backends ${imgui_dir}/misc/freetype ${imgui_dir}/misc/cpp)
# The formula font has characters above U+FFFF.
target_compile_definitions(third_party_imgui_headers INTERFACE
  IMGUI_ENABLE_FREETYPE IMGUI_USE_WCHAR32 IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
if(EMSCRIPTEN) # WebGL2 cannot draw from the middle of a list of vertices
  target_compile_definitions(third_party_imgui_headers INTERFACE ImDrawIdx=unsigned)
endif()
add_library(third_party::imgui_headers ALIAS third_party_imgui_headers)

# A browser is no platform of Dear ImGui's; app/web does what a backend does.
set(imgui_backends ${imgui_dir}/backends/imgui_impl_glfw.cpp ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
set(imgui_platform third_party::glfw third_party::glad)
if(EMSCRIPTEN)
  set(imgui_backends)
  set(imgui_platform)
endif()

function(third_party_imgui name)
  add_library(third_party_${name} STATIC EXCLUDE_FROM_ALL
    ${imgui_dir}/imgui.cpp
    ${imgui_dir}/imgui_draw.cpp
    ${imgui_dir}/imgui_tables.cpp
    ${imgui_dir}/imgui_widgets.cpp
    ${imgui_dir}/misc/cpp/imgui_stdlib.cpp
    ${imgui_dir}/misc/freetype/imgui_freetype.cpp
    ${imgui_backends})
  target_compile_definitions(third_party_${name} PUBLIC ${ARGN})
  target_link_libraries(third_party_${name}
    PUBLIC third_party::imgui_headers third_party::freetype ${imgui_platform})
  if(EMSCRIPTEN) # a frame's time counts more than its size
    target_compile_options(third_party_${name} PRIVATE -O2)
  endif()
  add_library(third_party::${name} ALIAS third_party_${name})
endfunction()
set(imgui_hooks)
if(EMSCRIPTEN) # the page tells screen readers and tests which controls it has
  set(imgui_hooks IMGUI_ENABLE_TEST_ENGINE)
endif()
third_party_imgui(imgui ${imgui_hooks})
third_party_imgui(imgui_testable IMGUI_ENABLE_TEST_ENGINE)
target_compile_options(third_party_imgui_testable
  PRIVATE ${SURPRISAL_BUSY}
  PUBLIC -UNDEBUG) # keeps its asserts in tests of release builds

# The backend calls OpenGL through glad, as we do: its own loader supports only GLX contexts.
set_source_files_properties(${imgui_dir}/backends/imgui_impl_opengl3.cpp PROPERTIES
  COMPILE_DEFINITIONS IMGUI_IMPL_OPENGL_LOADER_CUSTOM
  COMPILE_OPTIONS "-include;glad/gl.h")
