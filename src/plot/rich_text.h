// plot: text with formulas, bold words and words in another ink, as shapes, and broken into lines.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draw/fonts.h"
#include "plot/scene.h"
#include "typeset/math_font.h"
#include "typeset/rich_line.h"

namespace surprisal::plot {

// Records what is painted as shapes. All text becomes one label.
class SceneCanvas final : public Canvas {
 public:
  shape::Label label;
  std::vector<SceneShape> shapes;

  void polyline(std::span<const Point> points, const Stroke& stroke) override {
    shapes.emplace_back(shape::Line{{points.begin(), points.end()}, stroke});
  }
  void polygon(std::span<const Point> points, Color fill) override {
    shapes.emplace_back(shape::Area{{points.begin(), points.end()}, fill});
  }
  void rectangle(Rect rect, Color fill, double corner_radius) override {
    shapes.emplace_back(shape::Box{rect, fill, corner_radius});
  }
  void circle(Point centre, double radius, Color fill) override {
    shapes.emplace_back(shape::Disc{centre, radius, fill});
  }
  void glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) override {
    label.runs.push_back({std::string(text), {glyphs.begin(), glyphs.end()}, color});
  }
  void push_clip(Rect rect) override { shapes.emplace_back(shape::Clip{rect}); }
  void pop_clip() override { shapes.emplace_back(shape::Unclip{}); }
};

bool has_marks(std::string_view text);

// Sets the lines of one picture.
class RichText {
 public:
  explicit RichText(const Look& look) : fonts_(look.fonts), given_font_(look.math_font) {}

  typeset::RichLine set(std::string_view marked, const typeset::RichStyle& style) const;
  double width_of(std::string_view marked, const typeset::RichStyle& style) const;

  // As much of the text as fits, with an ellipsis; if it has to be cut, without its formulas and inks.
  std::string shortened(std::string_view marked, double size, Weight weight, double width) const;
  // Breaks the text into at most this many lines of a width; a line never ends within a formula.
  std::vector<std::string> lines_of(std::string_view marked, double size, Weight weight, double width,
                                    std::size_t most) const;

 private:
  const typeset::MathFont& math_font() const;

  // A line with marks is measured a few times before it is written.
  struct KnownLine {
    std::string marked;
    typeset::RichStyle style;
    typeset::RichLine line;
  };
  const typeset::RichLine& known(std::string_view marked, const typeset::RichStyle& style) const;

  const Fonts& fonts_;
  const typeset::MathFont* given_font_;
  mutable std::optional<typeset::MathFont> math_font_;  // read when the first formula is set
  mutable std::vector<KnownLine> known_;
};

// The shapes of a line with the left end of its baseline at a point: its label, and the rules of its
// formulas.
std::vector<SceneShape> shapes_of(const typeset::RichLine& line, Point at, const Theme& theme,
                                  double strength);

}  // namespace surprisal::plot
