#include "screen_canvas.h"

#include <algorithm>
#include <cmath>

namespace surprisal {
namespace {

constexpr float kSmallestDot = 0.75f;  // a radius that anti-aliasing does not make vanish

// A dash shorter than the line is wide.
bool is_dot(std::span<const Point> points, double width) {
  double length = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return length < width / 2;
}

ImVec2 at(Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

}  // namespace

ImU32 packed(Color c) { return IM_COL32(c.red, c.green, c.blue, c.alpha); }

ImVec4 unpacked(Color c) { return ImGui::ColorConvertU32ToFloat4(packed(c)); }

void ScreenCanvas::polyline(std::span<const Point> points, const Stroke& stroke) {
  const std::vector<double> pattern = dash_pattern(stroke.dash, stroke.width);
  if (pattern.empty()) return solid(points, stroke);
  for (const std::vector<Point>& dash : dashes(points, pattern)) solid(dash, stroke);
}

void ScreenCanvas::solid(std::span<const Point> points, const Stroke& stroke) {
  scratch_.clear();
  for (Point p : points) scratch_.push_back(at(p));
  const ImU32 color = packed(stroke.color);
  const auto width = static_cast<float>(stroke.width);
  if (is_dot(points, stroke.width)) {
    list_.AddCircleFilled(scratch_.front(), std::max(width / 2, kSmallestDot), color);
    return;
  }
  list_.AddPolyline(scratch_.data(), static_cast<int>(scratch_.size()), color, ImDrawFlags_None, width);
  if (width >= 2) {  // round ends, as on paper
    list_.AddCircleFilled(scratch_.front(), width / 2, color);
    list_.AddCircleFilled(scratch_.back(), width / 2, color);
  }
}

void ScreenCanvas::polygon(std::span<const Point> points, Color fill) {
  scratch_.clear();
  for (Point p : points) scratch_.push_back(at(p));
  // Its soft edge moves the corners inwards, so that thin triangles turn over and show as a seam of dots
  // where the fill lets something through.
  const ImDrawListFlags flags = list_.Flags;
  if (fill.alpha < 255) list_.Flags &= ~ImDrawListFlags_AntiAliasedFill;
  list_.AddConcavePolyFilled(scratch_.data(), static_cast<int>(scratch_.size()), packed(fill));
  list_.Flags = flags;
}

void ScreenCanvas::rectangle(Rect rect, Color fill, double corner_radius) {
  list_.AddRectFilled(at({rect.left, rect.top}), at({rect.right(), rect.bottom()}), packed(fill),
                      static_cast<float>(corner_radius));
}

void ScreenCanvas::circle(Point centre, double radius, Color fill) {
  list_.AddCircleFilled(at(centre), static_cast<float>(radius), packed(fill));
}

// Glyphs at the exact size that is asked for: ImGui rounds sizes to whole pixels, and the density makes up
// for it.
void ScreenCanvas::glyphs(std::span<const Glyph> glyphs, Color color, std::string_view) {
  for (const Glyph& glyph : glyphs) {
    const auto file = static_cast<std::size_t>(glyph.file);
    const float wished = static_cast<float>(glyph.size) * fonts_.line_per_em[file];
    const float whole = std::max(1.0f, std::round(wished));
    const float density = wished / whole;
    ImFontBaked* baked = fonts_.faces[file]->GetFontBaked(whole, density);
    const ImFontGlyph* shape = baked->FindGlyphNoFallback(static_cast<ImWchar>(glyph.code));
    if (shape == nullptr || !shape->Visible) continue;
    const ImVec2 origin = {std::round(static_cast<float>(glyph.at.x)),
                           std::round(static_cast<float>(glyph.at.y))};
    const auto corner = [&](float x, float y) {
      return ImVec2(origin.x + x * density, origin.y + (y - baked->Ascent) * density);
    };
    list_.PushTexture(ImGui::GetIO().Fonts->TexRef);
    list_.PrimReserve(6, 4);
    list_.PrimRectUV(corner(shape->X0, shape->Y0), corner(shape->X1, shape->Y1), {shape->U0, shape->V0},
                     {shape->U1, shape->V1}, packed(color));
    list_.PopTexture();
  }
}

void ScreenCanvas::push_clip(Rect rect) {
  list_.PushClipRect(at({rect.left, rect.top}), at({rect.right(), rect.bottom()}), true);
}

void ScreenCanvas::pop_clip() { list_.PopClipRect(); }

}  // namespace surprisal
