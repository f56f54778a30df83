// plot: writes shapes and text into a scene. It resolves inks and sizes, and keeps text apart: no text is
// written over other text or outside the frame.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plot/line_map.h"
#include "plot/rich_text.h"
#include "plot/scene.h"

namespace surprisal::plot {

inline constexpr double kLineSpacing = 1.25;  // from one line of text to the next, in ems

enum class Align { Left, Centre, Right };

struct TextStyle {
  double size = 0;  // pixels
  Ink ink;
  Weight weight = Weight::Regular;
};

class SceneBuilder {
 public:
  SceneBuilder(Scene& scene, const Look& look, double em);

  // The size of text in this picture, and the width of a line. Everything else is measured in these.
  double em() const { return em_; }
  double px() const { return em_ / 12; }  // sizes are specified for text of size 12
  double line_width(Thickness thickness) const;
  TextStyle body(Ink ink = Ink::Kind::Muted) const { return {em_, ink, Weight::Regular}; }

  const Rect& frame() const { return scene_.frame; }
  const Look& look() const { return look_; }
  const Theme& theme() const { return theme_; }
  // Labels of curves, marks and rows are a little larger than the numbers at an axis.
  TextStyle caption(Ink ink, Weight weight = Weight::Regular) const { return {14 * px(), ink, weight}; }
  Color color(Ink ink) const { return fill_color_of(theme_, ink); }

  // The ink, dimmed if another class or another quantity is highlighted.
  Ink dimmed(Ink ink, std::size_t of_class) const;

  // ---- shapes

  void line(std::vector<Point> points, Ink ink, double width, Dash dash = Dash::Solid);
  void line(std::vector<Point> points, Color color, double width, Dash dash = Dash::Solid);
  void area(std::vector<Point> points, Ink ink);
  void box(Rect rect, Color color, double corner_radius = 0);
  void box(Rect rect, Ink ink, double corner_radius = 0) { box(rect, color(ink), corner_radius); }
  void outline(Rect rect, Ink ink, double width);
  void disc(Point centre, double radius, Color color);
  void disc(Point centre, double radius, Ink ink) { disc(centre, radius, color(ink)); }
  void arrow(Point from, Point to, Ink ink, double width);
  void mark(Point at, Shape shape, double size, Ink ink);
  void add(SceneShape shape) { scene_.shapes.push_back(std::move(shape)); }
  void hatch(Rect rect, Ink ink);
  std::size_t shape_count() const { return scene_.shapes.size(); }
  // Interrupts the horizontal and vertical lines among the shapes from `first` to before `last` where there
  // is text.
  void cut_at_text(std::size_t first, std::size_t last);
  // Moves the shapes from `first` on behind those from `place` on.
  void move_back(std::size_t first, std::size_t place);
  void clip(Rect rect);
  void unclip();

  // ---- measuring and shortening text

  const std::string& localized(const Text& text) const { return text.in(look_.language); }
  double height_of(const TextStyle& style) const { return (kAscent + kDescent) * style.size; }
  typeset::RichLine set(const Text& text, const TextStyle& style) const {
    return rich_text_.set(localized(text), {style.size, style.weight, style.ink});
  }
  double width_of(const Text& text, const TextStyle& style) const;
  Text shortened(const Text& text, const TextStyle& style, double width) const;
  // The text, or if it is too long, the brief one, or the text without what stands in brackets at its end or
  // after its first comma or colon.
  Text abridged(const Text& text, const TextStyle& style, double width, const Text& brief = {}) const;
  // The same for text of at most so many lines.
  Text abridged_to_lines(const Text& text, const TextStyle& style, double width, std::size_t most) const;
  // As many whole sentences as these lines hold; empty if the first one is too long.
  Text sentences_that_fit(const Text& text, const TextStyle& style, double width, std::size_t most) const;
  // At most so many lines of a width; the last one is cut if the text is longer.
  std::vector<Text> lines_of(const Text& text, const TextStyle& style, double width, std::size_t most) const;

  // ---- text, with its baseline at a point

  // Writes the text and returns true, or leaves it out if it is not free().
  bool write(const Text& text, const TextStyle& style, Point at, Align align = Align::Left);
  bool write_vertically_centred(const Text& text, const TextStyle& style, Point at, Align align);
  // Shortened to the width. A number is left out instead: if cut, it would be a different number.
  bool write_within(const Text& text, const TextStyle& style, Point at, double width,
                    Align align = Align::Left);
  void write_lines(const std::vector<Text>& lines, const TextStyle& style, Point at,
                   Align align = Align::Left);
  // Vertically centred on a fill, in the colour that belongs on it.
  bool write_on(const Text& text, const TextStyle& style, Ink fill, Point at, Align align = Align::Centre);
  bool write_on(const Text& text, const TextStyle& style, Color fill, Point at, Align align = Align::Centre);
  // Even if other things are there: on a fill that is drawn over them, the whole of `box`.
  void write_over(const Text& text, const TextStyle& style, Ink fill, const Rect& box);

  // ---- where text can be

  bool is_clear(const Rect& box) const;  // free, and no curve, rule or edge of a bar is under it
  bool is_free(const Rect& box) const;   // within the frame, and nothing reserved
  void reserve(const Rect& box) { reserved_.push_back(box); }  // no text will be written here
  bool overlaps_text(const Rect& box) const;
  bool crosses_reserved(Point a, Point b) const;  // whether the segment does
  LineMap& lines() { return lines_; }
  const LineMap& lines() const { return lines_; }

  // ---- what a pointer needs to know

  std::size_t panel_count() const { return scene_.panels.size(); }
  void leave_out(std::vector<std::size_t> panels) { scene_.left_out = std::move(panels); }
  void add_panel(PlacedPanel panel) { scene_.panels.push_back(std::move(panel)); }
  void add_handle(PlacedHandle handle) { scene_.handles.push_back(std::move(handle)); }

 private:
  Scene& scene_;
  const Look& look_;
  const Theme& theme_;
  double em_;
  RichText rich_text_;
  std::size_t last_label_ = 0;  // its place among the shapes
  std::vector<Rect> reserved_;  // text and marks
  std::vector<Rect> texts_;
  LineMap lines_;
};

// The sign of infinity is small and thin beside digits of the same size, so alone it is written larger.
double enlargement_of(std::string_view text);

// Whether a text starts with a number, which must not be cut: it would be a different number.
bool starts_with_number(std::string_view text);

}  // namespace surprisal::plot
