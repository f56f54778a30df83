// plot: a picture as data. A figure builds a Plot from the session; lay_out() turns it into a Scene for a
// size and a theme; paint() puts the scene on a canvas. Nothing here knows of pixels.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/text.h"
#include "draw/fonts.h"
#include "draw/geometry.h"
#include "draw/theme.h"
#include "session/session.h"

namespace surprisal::plot {

struct Range {
  double low = 0;
  double high = 1;

  friend bool operator==(const Range&, const Range&) = default;
};

// Something that can be dragged. The plot says where it is and how it may go; moving it changes the session,
// and whatever it is given (outside, NaN) the session stays valid.
struct Handle {
  enum class Freedom { Along, Across, Both };  // along x, along y, both
  std::string id;  // the same from one build to the next, so that a drag can follow it
  Text name;
  Point at;
  Freedom freedom = Freedom::Both;
  Ink ink;
  std::function<void(Session&, Point)> move;
};

// ---- a chart: two axes and what stands between them

enum class Scale { Linear, Log };

struct Category {
  double at = 0;
  Text label;
  Ink ink;
  Text brief = {};  // in place of a label that would have to be cut
};

struct Axis {
  Text title;  // quantity and unit: "loss (nats)"
  Ink ink = Ink::Kind::Muted;
  Scale scale = Scale::Linear;
  std::optional<Range> range;        // fixed; from the data with a margin if not
  std::vector<double> include;       // values the range must reach where it comes from the data
  std::vector<Category> categories;  // names in place of numbers
  bool visible = true;
};

enum class Thickness { Thin, Regular, Thick };

struct Curve {
  std::function<double(double)> f;  // sampled as finely as the picture needs ...
  std::optional<Range> domain;      // ... over this, or over the whole axis
  std::vector<Point> points;        // or, where f is empty, these joined by lines; a NaN parts the line
  Ink ink;
  Dash dash = Dash::Solid;
  Thickness thickness = Thickness::Regular;
  Text label;                       // at its end, or in the legend where the end has no room
  Text name = {};                   // where the label has no room, and of its numbers in a table
  bool in_fit = true;               // whether an axis without a range makes room for it
  std::size_t of_class = kNoClass;  // lights up with that class

  static constexpr std::size_t kNoClass = static_cast<std::size_t>(-1);
};

enum class Fill { Solid, Hatched, Outline };

// Filled between two functions of x, or between two x, or between two y.
struct Band {
  std::function<double(double)> low;
  std::function<double(double)> high;
  std::optional<Range> x;  // the whole height where low and high are empty
  std::optional<Range> y;
  Ink ink;
  Text label;
  Fill fill = Fill::Solid;
};

struct Bar {
  double at = 0;  // the middle along the category axis
  double width = 0.8;
  double from = 0;
  double to = 0;
  Ink ink;
  Fill fill = Fill::Solid;
  Text label;  // its value, at its end
  bool label_inside = false;
  Text name;  // what it is, for the numbers behind the picture
  std::size_t of_class = Curve::kNoClass;
  std::optional<double> number = {};  // that the label shows: to fewer digits where there is little room
};

enum class Shape { Circle, Ring, Square, Diamond, Cross };

struct Mark {
  Point at;
  Ink ink;
  Shape shape = Shape::Circle;
  Text label;              // written beside it with a short leader where there is room
  bool important = false;  // its label is placed before the others'
  std::size_t of_class = Curve::kNoClass;
};

struct Guide {
  enum class Direction { Vertical, Horizontal };
  Direction direction = Direction::Vertical;
  double at = 0;
  Ink ink = Ink::Kind::Muted;
  Dash dash = Dash::Dashed;
  Text label;
};

struct Arrow {
  Point from;
  Point to;
  Ink ink;
  Text label;
};

struct Chart {
  Axis x;
  Axis y;
  std::vector<Band> bands;
  std::vector<Bar> bars;
  bool bars_across = false;  // bars grow along x, their places are along y
  std::vector<Curve> curves;
  std::vector<Guide> guides;
  std::vector<Arrow> arrows;
  std::vector<Mark> marks;
  std::vector<Handle> handles;
  bool equal_units = false;  // a unit is as long along x as along y: squares are square
};

// ---- other contents of a panel

struct Cell {
  Text text;
  Ink ink;
  Weight weight = Weight::Regular;
  Ink background = Ink::Kind::Paper;
  std::size_t of_class = Curve::kNoClass;
  std::optional<double> value = {};  // the number that the text shows, whole
};

struct Table {
  std::vector<Cell> heads;
  std::vector<std::vector<Cell>> rows;
  std::size_t foot_rows = 0;  // that many of the last rows stand under a line
};

struct HeatMap {
  std::vector<Text> rows;
  std::vector<Text> columns;
  std::vector<double> values;  // row by row
  std::optional<Range> range;
  Ink ink;                          // of the high end; the low end is paper, negative values go the other way
  int decimals = 2;                 // of the number in each cell
  std::vector<std::size_t> picked;  // framed cells
};

// Distributions over three outcomes: (p0, p1, p2) with corners 0 at the lower left, 1 at the lower right, 2
// at the top.
struct TrianglePoint {
  double p[3] = {1. / 3, 1. / 3, 1. / 3};
};

struct Triangle {
  Text corners[3];
  Ink corner_inks[3];
  std::function<double(TrianglePoint)> field;  // contours of this
  std::vector<double> levels;
  Ink field_ink;
  Text field_title;
  struct Spot {
    TrianglePoint at;
    Ink ink;
    Shape shape = Shape::Circle;
    Text label;
  };
  struct Way {
    TrianglePoint from;
    TrianglePoint to;
    Ink ink;
    Text label;
  };
  std::vector<Spot> spots;
  std::vector<Way> arrows;
  // Handles move in the plane of the triangle: at.x, at.y are p0 and p1 of the place.
  std::vector<Handle> handles;
};

// Boxes and what joins them, on a page of 1 by 1.
struct Diagram {
  struct Box {
    Rect place;
    Text title;
    std::vector<Cell> lines;
    Ink ink;
    bool highlighted = false;
  };
  struct Link {
    std::size_t from = 0;
    std::size_t to = 0;
    Text label;
    Ink ink = Ink::Kind::Muted;
    bool arrow = true;
    bool highlighted = false;
  };
  std::vector<Box> boxes;
  std::vector<Link> links;
};

// ---- a plot: panels side by side, in rows

struct Panel {
  Text title;
  std::variant<Chart, Table, HeatMap, Triangle, Diagram> content;
  double weight = 1;  // its share of the width beside others
};

struct Plot {
  Text title;
  Text note;                             // a line under the figure: the one thing to see, with its numbers
  std::vector<std::vector<Panel>> rows;  // each row from left to right
};

}  // namespace surprisal::plot
