// draw: what a picture is drawn on. A window, a PNG, an SVG and a PDF each have one; a figure knows only
// this.
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

// Lengths of line and gap in turn, for a line of this width; empty for a solid one.
std::vector<double> dash_pattern(Dash dash, double width);

// Each piece in turn that the pattern leaves of a line, for a canvas that knows only whole lines.
void for_each_dash(std::span<const Point> line, std::span<const double> pattern,
                   const std::function<void(std::span<const Point>)>& use);

struct Stroke {
  Color color;
  double width = 1;
  Dash dash = Dash::Solid;
};

// The five faces that the program carries with it.
enum class FontFile { Sans, SansBold, Cjk, CjkBold, Math };
inline constexpr int kFontFiles = 5;

// One glyph with its origin on the baseline. Every glyph of a face has a code point: the math font's larger
// brackets and radicals have one of private use.
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

  // `text` is what the glyphs say, for a reader that searches or copies.
  virtual void glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) = 0;

  virtual void push_clip(Rect rect) = 0;  // within the clip in force
  virtual void pop_clip() = 0;
};

}  // namespace surprisal::draw
