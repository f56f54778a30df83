#include "screen/screen_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace surprisal::screen {
namespace {

constexpr float kSmallestDot = 1.5f;  // diameter; smaller dots vanish in anti-aliasing

// Whether a dash is shorter than the line's width.
bool is_dot(std::span<const Point> points, double width) {
  double length = 0;
  for (std::size_t i = 1; i < points.size() && length < width / 2; ++i)
    length += distance(points[i - 1], points[i]);
  return length < width / 2;
}

// On the screen, where y grows downwards.
bool is_clockwise(std::span<const ImVec2> corners) {
  float area = 0;  // twice the polygon's area
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const ImVec2 a = corners[i], b = corners[(i + 1) % corners.size()];
    area += a.x * b.y - b.x * a.y;
  }
  return area >= 0;
}

// The math face also has its letters at private-use code points, which keep ImGui's glyph tables short. See
// third_party/fonts/subset_font.py.
ImWchar low_code(char32_t code) {
  constexpr char32_t kFirst = 0x1D400;
  constexpr char32_t kLast = 0x1D7FF;
  constexpr char32_t kLetters = 0xE000;
  return code >= kFirst && code <= kLast ? kLetters + (code - kFirst) : code;
}

// Rounds a window coordinate, which is not negative, without a function call.
float whole_pixel(double at) { return static_cast<float>(static_cast<int>(at + 0.5)); }

ImVec2 at(Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

}  // namespace

ImU32 packed(Color c) { return IM_COL32(c.red, c.green, c.blue, c.alpha); }

ImVec4 unpacked(Color c) { return ImGui::ColorConvertU32ToFloat4(packed(c)); }

void ScreenCanvas::polyline(std::span<const Point> points, const Stroke& stroke) {
  const std::vector<double> pattern = dash_pattern(stroke.dash, stroke.width);
  if (pattern.empty()) return solid(points, stroke);
  for_each_dash(points, pattern, [&](std::span<const Point> dash) { solid(dash, stroke); });
}

void ScreenCanvas::solid(std::span<const Point> points, const Stroke& stroke) {
  scratch_.clear();
  for (Point p : points) scratch_.push_back(at(p));
  const ImU32 color = packed(stroke.color);
  const auto width = static_cast<float>(stroke.width);
  if (is_dot(points, stroke.width)) {
    return dot(scratch_.front(), std::max(width, kSmallestDot), color);
  }
  const bool is_closed = points.size() > 3 && distance(points.front(), points.back()) < 1e-6;
  if (is_closed) scratch_.pop_back();
  list_.AddPolyline(scratch_.data(), static_cast<int>(scratch_.size()), color,
                    is_closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
  if (is_closed) return;
  if (width >= 2) {  // round ends, as in exported files
    round_end(scratch_[1], scratch_.front(), width, color);
    round_end(scratch_[scratch_.size() - 2], scratch_.back(), width, color);
  }
}

// A window has hundreds of dots of a few pixels each. A hexagon whose colour fades from the middle to the
// edge covers as much as a disc with a soft edge, with a quarter of the triangles.
void ScreenCanvas::dot(ImVec2 middle, float across, ImU32 color) {
  constexpr float kLargestCone = 2.5f;
  if (across > kLargestCone) {
    round_end({middle.x - 1, middle.y}, middle, across, color);
    round_end({middle.x + 1, middle.y}, middle, across, color);
    return;
  }
  constexpr int kCorners = 6;
  constexpr float kHalf = 0.5f;
  constexpr float kHeight = 0.8660254f;
  constexpr std::array<ImVec2, kCorners> kHexagon = {
      {{1, 0}, {kHalf, kHeight}, {-kHalf, kHeight}, {-1, 0}, {-kHalf, -kHeight}, {kHalf, -kHeight}}};
  const float reach = 0.952f * across;  // makes the total coverage equal to the disc's
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  list_.PrimReserve(3 * kCorners, kCorners + 1);
  const unsigned first = list_._VtxCurrentIdx;
  for (unsigned i = 0; i < kCorners; ++i) {
    list_.PrimWriteIdx(static_cast<ImDrawIdx>(first));
    list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + 1 + i));
    list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + 1 + (i + 1) % kCorners));
  }
  list_.PrimWriteVtx(middle, uv, color);
  for (const ImVec2& corner : kHexagon)
    list_.PrimWriteVtx({middle.x + reach * corner.x, middle.y + reach * corner.y}, uv,
                       color & ~IM_COL32_A_MASK);
}

// A half disc with ImGui's soft edge that starts where the line ends: an overlap would show in translucent
// lines.
void ScreenCanvas::round_end(ImVec2 from, ImVec2 end, float width, ImU32 color) {
  constexpr float kDiagonal = 0.70710678f;
  constexpr std::array<ImVec2, 5> kAlongAndAside = {
      {{0, 1}, {kDiagonal, kDiagonal}, {1, 0}, {kDiagonal, -kDiagonal}, {0, -1}}};
  constexpr int kVertices = 10;  // an inner and a transparent outer vertex for each corner
  constexpr std::array<ImDrawIdx, 33> kTriangles = {0, 2, 4, 0, 4, 6, 0, 6, 8, 0, 1, 3, 0, 3, 2, 2, 3,
                                                    5, 2, 5, 4, 4, 5, 7, 4, 7, 6, 6, 7, 9, 6, 9, 8};
  const ImVec2 way = {end.x - from.x, end.y - from.y};
  const float length = std::sqrt(way.x * way.x + way.y * way.y);
  if (!(length > 0)) return;
  const ImVec2 along = {way.x / length, way.y / length};
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  const float inner = (width - 1) / 2;
  const float outer = inner + 1;

  list_.PrimReserve(kTriangles.size(), kVertices);
  ImDrawVert* vertex = list_._VtxWritePtr;
  for (const ImVec2& corner : kAlongAndAside) {
    const ImVec2 out = {along.x * corner.x - along.y * corner.y, along.y * corner.x + along.x * corner.y};
    *vertex++ = {{end.x + out.x * inner, end.y + out.y * inner}, uv, color};
    *vertex++ = {{end.x + out.x * outer, end.y + out.y * outer}, uv, color & ~IM_COL32_A_MASK};
  }
  ImDrawIdx* index = list_._IdxWritePtr;
  const auto first = static_cast<ImDrawIdx>(list_._VtxCurrentIdx);
  for (std::size_t i = 0; i < kTriangles.size(); ++i)
    index[i] = static_cast<ImDrawIdx>(first + kTriangles[i]);
  list_._VtxWritePtr += kVertices;
  list_._IdxWritePtr += kTriangles.size();
  list_._VtxCurrentIdx += kVertices;
}

// Dear ImGui fills concave polygons only if they go clockwise.
void ScreenCanvas::polygon(std::span<const Point> points, Color fill) {
  scratch_.clear();
  for (Point p : points) scratch_.push_back(at(p));
  if (!is_clockwise(scratch_)) std::reverse(scratch_.begin(), scratch_.end());
  // A soft edge moves the corners inwards. Thin triangles would flip over, and translucent fills would show a
  // dotted seam.
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

// Draws glyphs at the exact size. ImGui rounds sizes to whole pixels; the density compensates for that.
void ScreenCanvas::glyphs(std::span<const Glyph> glyphs, Color color, std::string_view) {
  const ImU32 ink = packed(color);
  const Glyph* before = nullptr;
  ImFontBaked* baked = nullptr;
  float density = 1;
  for (const Glyph& glyph : glyphs) {
    if (!(glyph.size > 0)) continue;  // in a preview scaled down to nothing
    if (before == nullptr || glyph.file != before->file || glyph.size != before->size) {
      const float wished = static_cast<float>(glyph.size) * kImGuiSizePerEm;
      const float whole = std::max(1.0f, std::round(wished));
      density = wished / whole;
      baked = fonts_.of(glyph.file)->GetFontBaked(whole, density);
    }
    before = &glyph;
    const ImFontGlyph* shape = baked->FindGlyphNoFallback(low_code(glyph.code));
    if (shape == nullptr || !shape->Visible) continue;
    const ImVec2 origin = {whole_pixel(glyph.at.x), whole_pixel(glyph.at.y)};
    const auto corner = [&](float x, float y) {
      return ImVec2(origin.x + x * density, origin.y + (y - baked->Ascent) * density);
    };
    list_.PrimReserve(6, 4);
    list_.PrimRectUV(corner(shape->X0, shape->Y0), corner(shape->X1, shape->Y1), {shape->U0, shape->V0},
                     {shape->U1, shape->V1}, ink);
  }
}

void ScreenCanvas::push_clip(Rect rect) {
  list_.PushClipRect(at({rect.left, rect.top}), at({rect.right(), rect.bottom()}), true);
}

void ScreenCanvas::pop_clip() { list_.PopClipRect(); }

}  // namespace surprisal::screen
