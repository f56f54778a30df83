// ui: paints on the current window. Sizes are in design pixels (pixels at scale 1), places in window pixels.
#pragma once

#include <string_view>
#include <vector>

#include "draw/bead.h"
#include "screen/screen_canvas.h"
#include "typeset/rich_line.h"
#include "ui/icons.h"
#include "ui/ui.h"

namespace surprisal::ui {

enum class Edge { Left, Right, Top, Bottom };
enum class Anchor { Left, Middle, Right };  // which point of the text is at the given place

struct WordLook {
  double size = 14;
  Color color;
  Weight weight = Weight::Regular;
};

class Surface {
 public:
  explicit Surface(Ui& ui);

  double px(double at_scale_one) const { return at_scale_one * scale_; }
  const Theme& theme() const { return theme_; }
  ScreenCanvas& canvas() { return canvas_; }

  void box(const Rect& rect, Color fill, double radius = 0);
  void bordered(const Rect& rect, Color fill, Color border, double radius);
  void fade(const Rect& rect, Color color, Edge solid);  // from this edge to nothing at the opposite one
  void line(Point from, Point to, Color color, double width = 1);
  void disc(Point centre, double radius, Color color);
  void ring(Point centre, double radius, double width, Color color, double from = 0,
            double to = 1);  // in full turns
  void icon(Icon icon, Point centre, double size, Color color);
  void bead(Point centre, Bead bead);  // on paper, its size in design pixels

  // These return the width of the text, in window pixels.
  double words(std::string_view utf8, Point baseline, const WordLook& look, Anchor anchor = Anchor::Left);
  // The first of these versions that fits; nothing if none does.
  double words_that_fit(const std::vector<Text>& versions, Point baseline, double room, const WordLook& look);
  double rich(std::string_view marked, Point baseline, const RichStyle& style, Anchor anchor = Anchor::Left);
  double width_of(std::string_view utf8, double size, Weight weight = Weight::Regular) const;
  double rich_width(std::string_view marked, const RichStyle& style) const;
  // As much of the text as fits.
  std::string fitted(std::string_view utf8, double size, Weight weight, double width) const;

 private:
  Ui& ui_;
  const Theme& theme_;
  double scale_;
  ScreenCanvas canvas_;
};

Rect rect_of_last_item();
ImVec2 to_im(Point p);
Point from_im(ImVec2 p);

}  // namespace surprisal::ui
