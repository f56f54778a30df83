# glad: finds OpenGL's functions at run time. Debian package python3-glad (2.0.2). Licence: MIT for the generator;
# its output is not restricted. The loader for OpenGL 3.3 core is generated at build time from the
# specification in the package, without network access. It includes Khronos' header of types (licence: MIT).
set(glad_dir ${PROJECT_BINARY_DIR}/third_party/glad)
add_custom_command(
  OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h
  COMMAND ${THIRD_PARTY_PYTHON} -m glad --api gl:core=3.3 --extensions "" --out-path ${glad_dir} --reproducible --quiet c
  COMMENT "Generating the OpenGL 3.3 loader"
  VERBATIM)
add_library(third_party_glad STATIC ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h)
target_include_directories(third_party_glad SYSTEM PUBLIC ${glad_dir}/include)
target_link_libraries(third_party_glad PUBLIC ${CMAKE_DL_LIBS})
add_library(third_party::glad ALIAS third_party_glad)
