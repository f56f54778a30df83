// plot: what the layouts of charts, tables and the rest write a scene with. It resolves inks and sizes, and
// keeps account of where text and lines are, so that no text is ever put over another or outside the frame.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "plot/scene.h"

namespace surprisal::plot {

inline constexpr double kLineStep = 1.25;  // from one line of a note or title to the next, in ems

enum class Align { Left, Centre, Right };

struct TextStyle {
  double size = 0;  // pixels
  Ink ink;
  Weight weight = Weight::Regular;
};

class Pen {
 public:
  Pen(Scene& scene, const Look& look);

  // The size of text in this picture, and of a regular line. Everything else is measured in them.
  double em() const { return em_; }
  double line_width(Thickness thickness) const;
  TextStyle body(Ink ink = Ink::Kind::Muted) const { return {em_, ink, Weight::Regular}; }
  double height_of(const TextStyle& style) const { return (kAscent + kDescent) * style.size; }
  double width_of(const Text& text, const TextStyle& style) const;
  const std::string& say(const Text& text) const { return text.in(look_.language); }
  const Theme& theme() const { return theme_; }
  const Look& look() const { return look_; }
  Scene& scene() { return scene_; }
  Color color(Ink ink) const { return color_of(theme_, ink); }

  void line(std::vector<Point> points, Ink ink, double width, Dash dash = Dash::Solid);
  void area(std::vector<Point> points, Ink ink);
  void box(Rect rect, Ink ink, double corner_radius = 0);
  void frame(Rect rect, Ink ink, double width);
  void disc(Point centre, double radius, Ink ink);
  void arrow(Point from, Point to, Ink ink, double width);
  void mark(Point at, Shape shape, double size, Ink ink);
  void hatch(Rect rect, Ink ink);
  void clip(Rect rect);
  void unclip();

  // The box that a text would fill whose baseline starts, is centred or ends at `at`.
  Rect text_box(const Text& text, const TextStyle& style, Point at, Align align) const;

  // Writes it if it fits: within the frame and over no other text. False if it was left out.
  bool write(const Text& text, const TextStyle& style, Point at, Align align = Align::Left);
  bool write_vertically_centred(const Text& text, const TextStyle& style, Point at, Align align);
  // The same, shortened to a width first.
  bool write_within(const Text& text, const TextStyle& style, Point at, double width,
                    Align align = Align::Left);
  // In so many lines one under the other, the first baseline at `at`.
  std::vector<Text> lines_of(const Text& text, const TextStyle& style, double width, std::size_t most) const;
  void write_lines(const std::vector<Text>& lines, const TextStyle& style, Point at,
                   Align align = Align::Left);
  // In a colour already resolved, for text on a filled cell.
  bool write_on(const Text& text, const TextStyle& style, Color color, Point centre);

  bool is_free(const Rect& box) const;
  void keep_clear(const Rect& box) { taken_.push_back(box); }  // as if text stood there
  bool is_beside_text(const Rect& box) const;                  // that was written

  // Whether the straight way from a to b runs over text.
  bool crosses_text(Point a, Point b) const;

  // Where lines run, for labels that had rather not cross them.
  enum class Bother { Grid, Zero, Guide, Curve };  // the later, the worse to read on
  void note_line(const std::vector<Point>& points, Bother bother = Bother::Curve);
  // How much line runs under a box: 1 where one curve crosses it upright. Infinite where that is `most` or
  // more.
  double lines_under(const Rect& box, double most = std::numeric_limits<double>::infinity()) const;
  // The heaviest line on the straight way from a to b: 1 for a curve.
  double worst_line_on(Point a, Point b) const;

 private:
  Point in_cells(Point at) const;
  std::size_t cell(double x, double y) const;

  Scene& scene_;
  const Look& look_;
  const Theme& theme_;
  double em_;
  std::vector<Rect> taken_;  // where no text can be any more
  std::vector<Rect> written_;
  double cell_size_;
  std::size_t columns_;
  std::size_t rows_;
  std::vector<std::uint8_t> lined_;  // one per cell of the picture: 0, or 1 more than the worst Bother in it
};

// Whether a text begins as a number does: cut, it would say another one.
bool begins_as_number(std::string_view text);

// The size of text in a picture of this size: it grows with the picture, so that an export is not a sheet of
// tiny print.
double text_size_for(Rect frame, double smallest);

}  // namespace surprisal::plot
