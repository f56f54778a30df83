// draw: the interface to draw on. The window, PNG, SVG and PDF each implement it; figures know nothing else
// about them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "draw/geometry.h"

namespace surprisal::draw {

struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;

  friend bool operator==(Color, Color) = default;
};

enum class Dash { Solid, Dashed, LongDash, Dotted, DashDot };

// Alternating lengths of dashes and gaps for a line of this width; empty for a solid line.
std::vector<double> dash_pattern(Dash dash, double width);

// Calls `use` for each dash of a line in turn, for a canvas that only draws solid lines.
void for_each_dash(std::span<const Point> line, std::span<const double> pattern,
                   const std::function<void(std::span<const Point>)>& use);

struct Stroke {
  Color color;
  double width = 1;
  Dash dash = Dash::Solid;
};

// The embedded faces.
enum class FontFile { Sans, SansBold, Mono, Cjk, CjkBold, Math };
inline constexpr int kFontFiles = 6;

// One glyph with its origin on the baseline. Every glyph of a face has a code point; that of the math font's
// larger brackets and radicals is in a private use area.
struct Glyph {
  FontFile file = FontFile::Sans;
  char32_t code = 0;
  double size = 0;  // of the em, in pixels
  Point at;
};

class Canvas {
 public:
  virtual ~Canvas() = default;

  virtual void polyline(std::span<const Point> points, const Stroke& stroke) = 0;  // round joins and caps
  virtual void polygon(std::span<const Point> points, Color fill) = 0;             // may be concave
  virtual void rectangle(Rect rect, Color fill, double corner_radius = 0) = 0;
  virtual void circle(Point centre, double radius, Color fill) = 0;

  // `text` is the text of the glyphs, for searching and copying.
  virtual void glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) = 0;

  virtual void push_clip(Rect rect) = 0;  // within the current clip
  virtual void pop_clip() = 0;
};

}  // namespace surprisal::draw
