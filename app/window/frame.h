// window: draws one frame with OpenGL into the bound framebuffer (the window's back buffer or an offscreen
// one), and reads its pixels.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "draw/geometry.h"
#include "ui/workbench.h"

namespace surprisal::window {

// Creates the ImGui context with our settings. Must be called before any other ImGui function.
void create_imgui();

// Draws frames, and rebuilds the style when the theme or the scale has changed.
class FramePainter {
 public:
  // Builds an invisible frame, without OpenGL: ImGui measures tables and rasterizes glyphs when they are
  // first drawn.
  void prepare(Workbench& workbench, float width, float height);

  // Call after the backends' NewFrame and before swapping buffers. `beside` paints other windows with this
  // frame's glyphs.
  void paint(Workbench& workbench, int width, int height, const std::function<void()>& beside = {});

 private:
  void apply_theme(const Ui& ui);

  std::optional<std::pair<ThemeName, float>> styled_;  // the theme and scale of the current style
  std::optional<std::array<float, 3>> prepared_;  // size and scale of the prepared frame, until it is painted
  bool painted_ = false;
};

struct FramePixels {
  std::vector<std::uint32_t> values;  // 0xAARRGGBB, top row first
  int width = 0;
  int height = 0;
};

// The last painted frame. Call before swapping buffers.
FramePixels read_frame(int width, int height);
FramePixels part_of(const FramePixels& frame, const Rect& rect);

// The frame as an opaque PNG file.
Result<std::string> png_of(const FramePixels& frame, double scale);

}  // namespace surprisal::window
