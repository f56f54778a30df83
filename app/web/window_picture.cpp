#include "web/window_picture.h"

#include <GLES3/gl3.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "export/png.h"

namespace surprisal::web {

Result<std::string> picture_of_window(const draw::Rect& part, double scale) {
  GLint view[4] = {};
  glGetIntegerv(GL_VIEWPORT, view);
  const auto width = static_cast<std::uint32_t>(std::lround(part.width));
  const auto height = static_cast<std::uint32_t>(std::lround(part.height));
  std::vector<unsigned char> bytes(std::size_t{width} * height * 4);
  glReadPixels(static_cast<GLint>(std::lround(part.left)),
               view[3] - static_cast<GLint>(std::lround(part.bottom())), static_cast<GLsizei>(width),
               static_cast<GLsizei>(height), GL_RGBA, GL_UNSIGNED_BYTE, bytes.data());
  std::vector<std::uint32_t> pixels(std::size_t{width} * height);
  for (std::size_t i = 0; i < pixels.size(); ++i) {  // OpenGL counts rows from the bottom
    const std::size_t from = (height - 1 - i / width) * width + i % width;
    const unsigned char* rgba = bytes.data() + 4 * from;
    pixels[i] = 0xFF000000u | static_cast<std::uint32_t>(rgba[0] << 16 | rgba[1] << 8 | rgba[2]);
  }
  constexpr double kDotsPerInch = 96;  // at scale 1
  return exporting::png({pixels, width, height, width, true}, kDotsPerInch * scale, {"Surprisal", {}});
}

}  // namespace surprisal::web
