// plot: a plot laid out for a size: shapes in pixels, in the order of painting, and what the pointer can be
// on.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "draw/canvas.h"
#include "draw/fonts.h"
#include "draw/theme.h"
#include "plot/plot.h"
#include "typeset/math_font.h"

namespace surprisal::plot {

// What the pointer is on, anywhere in the window. It keeps its colour while other classes, or other
// quantities, are dimmed.
struct Highlight {
  std::size_t of_class = Curve::kNoClass;
  std::optional<Quantity> quantity;

  friend bool operator==(const Highlight&, const Highlight&) = default;
};

// What pointing at something in this ink highlights: nothing unless the ink is that of a class or a quantity.
std::optional<Highlight> highlight_of(const Ink& ink);

// A bead as it was when a drag began, shown pale while the drag goes on.
struct Ghost {
  std::size_t panel = 0;
  Point at;  // in data coordinates
  Text letter;
  bool filled = false;
  Ink ink;
};

// The beads of a class, as they are now.
std::vector<Ghost> ghosts_of(const Plot& plot, std::size_t of_class);

// On a slide, the figure fills its frame. Only a window says that there is no room for some panels. Beads can
// be dragged only in a window and on a slide.
enum class Medium { Window, Slide, Paper };

// How a plot should look.
struct Look {
  const Fonts& fonts;
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  double smallest_text = 12;  // in pixels; text_size_for() makes it larger in larger pictures
  Highlight highlight = {};
  double largest_text =
      std::numeric_limits<double>::infinity();   // lower in a window, since one sits close to it
  double scale = 1;                              // of cards: pixels per design pixel
  const typeset::MathFont* math_font = nullptr;  // to save reading it for each picture
  std::string dragged = {};                      // the id of the handle that is being dragged, if any
  std::vector<Ghost> ghosts = {};
  Medium medium = Medium::Window;
};

// The size of text in a picture: it grows with the picture, so that large exports have large text. Dense:
// less than elsewhere.
double text_size_for(Rect frame, double smallest, bool dense = false);

// On a slide it is that of every plot, to be read from far away.
double text_size_of(const Plot& plot, Rect frame, const Look& look);

// The ranges that a panel is zoomed to; its own ranges if empty.
struct View {
  std::optional<Range> x;
  std::optional<Range> y;
};

namespace shape {

struct Line {
  std::vector<Point> points;
  Stroke stroke;
};
struct Area {
  std::vector<Point> points;
  Color color;
};
struct Box {
  Rect rect;
  Color color;
  double corner_radius = 0;
};
struct Disc {
  Point centre;
  double radius = 0;
  Color color;
};
// A line of words and formulas.
struct Label {
  struct Run {
    std::string text;
    std::vector<Glyph> glyphs;  // at their places in the picture
    Color color;
  };
  std::string text;  // the same as plain text
  std::vector<Run> runs;
  Rect box;
};
struct Clip {
  Rect rect;
};
struct Unclip {};

}  // namespace shape

using SceneShape =
    std::variant<shape::Line, shape::Area, shape::Box, shape::Disc, shape::Label, shape::Clip, shape::Unclip>;

// Maps data to pixels along one axis.
struct AxisMap {
  Scale scale = Scale::Linear;
  Range data;
  double pixel_low = 0;
  double pixel_high = 1;

  double to_pixel(double value) const;
  double to_data(double pixel) const;
};

struct PlacedHandle {
  Point at;  // in pixels
  std::size_t panel = 0;
  Handle handle;
  Rect box = {};  // of a tag at an axis; empty for other handles
};

struct PlacedPanel {
  Rect area;  // between the axes
  AxisMap x;
  AxisMap y;
  bool is_chart = false;
  bool is_triangle = false;
  bool is_card = false;  // the plot's own panel for cards
  // For a passage: where its pieces are, from the first one that is shown.
  std::size_t first_piece = 0;
  std::vector<Rect> pieces = {};
  std::optional<Rect> button = {};  // of amounts: where the window has one
  Rect strip = {};                  // of a chart's divisions: the lower one
  // A pixel in the coordinates of the panel's handles.
  Point to_data(Point pixel) const;
};

struct Scene {
  Rect frame;
  Color background;
  std::vector<SceneShape> shapes;
  std::vector<PlacedPanel> panels;
  std::vector<PlacedHandle> handles;
  std::vector<std::size_t> left_out;  // the panels for which there is no room, counted from 0 along the rows
};

// Paints everything but the background, which each canvas fills itself.
void paint(const Scene& scene, Canvas& canvas);

}  // namespace surprisal::plot
