// window: one frame of the window, drawn with OpenGL into what is bound: the window's own back buffer, or a
// buffer off screen. And its pixels.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "draw/geometry.h"
#include "ui/workbench.h"

namespace surprisal::window {

// ImGui with our settings, before anything else of it is called.
void create_imgui();

// Draws frame after frame, and makes the style anew when the theme or the scale has changed.
class FramePainter {
 public:
  // A frame that nobody sees, and that needs no OpenGL: tables learn their widths while they are drawn, and
  // letters are drawn when they are first needed.
  void prepare(Workbench& workbench, float width, float height);

  // Between the backends' NewFrame and the swapping of buffers.
  void paint(Workbench& workbench, int width, int height);

 private:
  void apply_theme(const Ui& ui);

  std::optional<std::pair<ThemeName, float>> styled_;  // what the style was last made for
  std::optional<std::array<float, 3>> prepared_;       // at which size and scale, until it is painted
  bool painted_ = false;
};

struct FramePixels {
  std::vector<std::uint32_t> values;  // 0xAARRGGBB, from the top
  int width = 0;
  int height = 0;
};

// What was painted last, before the buffers are swapped.
FramePixels read_frame(int width, int height);
FramePixels part_of(const FramePixels& frame, const Rect& rect);

// The bytes of an opaque PNG.
Result<std::string> png_of(const FramePixels& frame, double scale);

}  // namespace surprisal::window
