// screen: a canvas that draws to an ImGui draw list, in window coordinates.
#pragma once

#include <imgui.h>

#include "draw/canvas.h"
#include "screen/screen_fonts.h"

namespace surprisal::screen {

ImU32 packed(Color color);
ImVec4 unpacked(Color color);

class ScreenCanvas final : public Canvas {
 public:
  ScreenCanvas(ImDrawList& list, const ScreenFonts& fonts) : list_(list), fonts_(fonts) {}

  void polyline(std::span<const Point> points, const Stroke& stroke) override;
  void polygon(std::span<const Point> points, Color fill) override;
  void rectangle(Rect rect, Color fill, double corner_radius) override;
  void circle(Point centre, double radius, Color fill) override;
  void glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) override;
  void push_clip(Rect rect) override;
  void pop_clip() override;

 private:
  void solid(std::span<const Point> points, const Stroke& stroke);
  void dot(ImVec2 middle, float across, ImU32 color);
  void round_end(ImVec2 from, ImVec2 end, float width, ImU32 color);

  ImDrawList& list_;
  const ScreenFonts& fonts_;
  std::vector<ImVec2> scratch_;
};

}  // namespace surprisal::screen
