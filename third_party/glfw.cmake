# GLFW: the window and its input. Debian package libglfw3-dev (3.3.8); 3.3 or newer. Licence: zlib.
third_party_from_package(glfw glfw3 glfw libglfw3-dev)
