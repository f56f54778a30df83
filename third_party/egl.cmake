# EGL: OpenGL with no display, for `surprisal screenshot`. Debian package libegl-dev (1.6.0 of GLVND). Licence: MIT.
# Only its headers: the library is loaded when a screenshot is made, so that everything else works without
# it.
find_path(egl_include_dir EGL/egl.h)
mark_as_advanced(egl_include_dir)
if(egl_include_dir)
  add_library(third_party_egl INTERFACE)
  target_include_directories(third_party_egl SYSTEM INTERFACE ${egl_include_dir})
  target_link_libraries(third_party_egl INTERFACE ${CMAKE_DL_LIBS})
  add_library(third_party::egl ALIAS third_party_egl)
else()
  third_party_missing(EGL libegl-dev)
endif()
