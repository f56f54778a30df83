// plot: a picture as data. A figure builds a Plot from the session; lay_out() turns it into a Scene for a
// size and a theme; paint() paints the scene on a canvas. Nothing here is in pixels.
//
// Titles, labels and notes may hold formulas and runs of another ink or weight, in the marks of
// typeset/rich_line.h: "probability $p$", "entropy [[entropy:0.5]]". Names that a person typed go through
// typeset::without_marks.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/text.h"
#include "draw/fonts.h"
#include "draw/geometry.h"
#include "draw/pixels.h"
#include "draw/theme.h"
#include "plot/chart_parts.h"

namespace surprisal::session {
struct Session;
}

namespace surprisal::plot {

struct Range {
  double low = 0;
  double high = 1;

  friend bool operator==(const Range&, const Range&) = default;
};

// Something that can be dragged. The session stays valid wherever it is moved to, even outside or to NaN.
struct Handle {
  enum class Direction { Horizontal, Vertical, Both };
  std::string id;  // stays the same when the plot is built again, so that a drag can go on
  Text name;
  Point at;
  Direction direction = Direction::Both;
  Ink ink;
  std::function<void(session::Session&, Point)> move;
  Text why_not = {};                                         // if not empty, it cannot be dragged
  std::function<void(session::Session&, double)> type = {};  // sets the number that a person types
  std::optional<std::size_t> of_class = {};                  // the class that it moves
  bool has_grip = false;                                     // on the strip of the chart's divisions
  double bar_width = 0;  // of the horizontal bar whose end it is: a press anywhere in its row takes it there
};

// ---- a chart: two axes and what is drawn between them

enum class Scale { Linear, Log };

struct Category {
  double at = 0;
  Text label;
  Ink ink;
  Text brief = {};      // used if there is no room for the label
  Text letter = {};     // of the bead before the name, if any
  bool filled = false;  // the bead
};

struct Axis {
  Text title = {};  // quantity and unit: "loss (nats)"
  Ink ink = Ink::Kind::Muted;
  Scale scale = Scale::Linear;
  std::optional<Range> range = {};        // by default, that of the data with a margin
  std::vector<double> include = {};       // values that the default range includes
  std::vector<Category> categories = {};  // names instead of numbers
  bool visible = true;
  std::vector<double> ticks = {};     // by default, round numbers
  std::vector<Text> tick_words = {};  // of these ticks, in place of their numbers
  Text remark = {};                   // under the axis, at its other end than the title
  std::string value = {};             // the live value that it shows, if one: "cross_entropy"
  Text widest_name = {};              // of y: the longest that a name becomes, so that the bars stay in place
  Text brief = {};                    // used if the title has no room
  // Of the x axis: in the line of its numbers, between or in place of the last. Of the y axis: at the other
  // end of the line of the panel's title.
  bool title_in_line = false;
  // Of y: in a card, write it inside the axes because its usual place is taken.
  bool title_is_inside = false;
  bool is_shared = false;  // of x: if the next chart stands right below, only that one has the numbers
};

enum class Thickness { Thin, Regular, Thick };
enum class Side { Either, Above, Below };

struct Curve {
  std::function<double(double)> f;  // sampled as finely as the picture needs
  std::optional<Range> domain;      // the domain of f; by default the whole axis
  std::vector<Point> points;        // used if there is no f, joined by lines; NaN makes a gap
  Ink ink;
  Dash dash = Dash::Solid;
  Thickness thickness = Thickness::Regular;
  Text label;             // beside it, or in a legend if there is no room
  Text explanation = {};  // a smaller second line of the label
  Text name = {};         // used if there is no room for the label, and for its numbers in a table
  std::optional<double> label_near = {};  // the label is best near this x; by default near its right end
  Side label_side = Side::Either;         // of the curve, where two run together
  bool in_fit = true;                     // whether the default range of an axis includes it
  std::size_t of_class = kNoClass;        // highlighted with that class
  // Beyond its last point, in place of the label, if those of all curves have room there; the longest first,
  // an empty one is left out.
  std::vector<Text> end_labels = {};
  bool has_rim = false;  // of paper, so that it stands out from the bars under it

  static constexpr std::size_t kNoClass = plot::kNoClass;
};

// Lighter: for the second of two things; like Pale, but hatched in the high-contrast theme.
enum class Fill { Solid, Pale, Lighter, Outline };

// Fills the area between two functions of x, between two values of x, or between two of y.
struct Band {
  std::function<double(double)> low;
  std::function<double(double)> high;
  std::optional<Range> x;
  std::optional<Range> y;
  Ink ink;
  Text label;
  Fill fill = Fill::Solid;
  bool saturated = false;  // in the colour for where a sigmoid is nearly flat, instead of the ink
};

struct Bar {
  double at = 0;  // its middle along the category axis
  double width = 0.8;
  double from = 0;
  double to = 0;
  Ink ink;
  Fill fill = Fill::Solid;
  Text label;  // its value, at its end
  bool label_inside = false;
  Text name;  // for its numbers in a table
  std::size_t of_class = Curve::kNoClass;
  std::optional<double> number = {};  // shown by the label, with fewer digits if there is little room
  Text caption = {};                  // above it; of horizontal bars
  Text total = {};                    // in a column to the right of the axes; of horizontal bars
  bool important = false;             // its total is bold
  bool on_track = false;              // on a track over the whole axis
  bool is_joined = false;             // to those around it: square, with a gap between those side by side
  std::vector<Inscription> inscriptions = {};
};

enum class Shape { Circle, Ring, Square, Diamond, Cross, Bead };

struct Mark {
  Point at;
  Ink ink;
  Shape shape = Shape::Circle;
  Text label;              // beside it
  bool important = false;  // its label is bold and placed before the others; a bead is filled
  std::size_t of_class = Curve::kNoClass;
  Text letter = {};                    // of a bead
  Text name = {};                      // for its numbers in a table
  std::optional<Range> interval = {};  // of values that are plausible too: a line with caps through the mark
};

struct Guide {
  enum class Direction { Vertical, Horizontal };
  Direction direction = Direction::Vertical;
  double at = 0;
  Ink ink = Ink::Kind::Muted;
  Dash dash = Dash::Dashed;
  Text label;
  std::optional<Range> extent = {};  // along it; by default the whole axis
  bool is_stem = false;              // broad and pale
};

// A value at an axis, in a filled box.
struct Tag {
  Guide::Direction direction = Guide::Direction::Horizontal;  // of a line through it
  double at = 0;
  Ink ink;
  Text text;
  std::string handle = {};  // the id of its handle, if it can be dragged
};

// A few lines on a background of their own, where they cover nothing.
struct Readout {
  std::vector<Text> lines;
  Ink ink;
  Text brief = {};  // used if there is no room for the lines
};

struct Arrow {
  Point from;
  Point to;
  Ink ink;
  Text label;
};

// Parts end to end below horizontal bars, along their axis. Left out if there is little room.
struct Strip {
  struct Part {
    double length = 0;
    Text letter;
    bool filled = false;
    std::size_t of_class = Curve::kNoClass;
  };
  Text caption;
  std::vector<Part> parts;
  Ink ink;
};

// Lets the reader draw a curve with one stroke, starting where there is no handle.
struct Drawable {
  Text hint;  // shown until the reader has drawn once
  std::function<void(session::Session&, const std::vector<Point>&)> draw;  // the stroke's points in order
  std::function<Text(const std::vector<Point>&)> remark;                   // on the stroke; may be empty
};

struct Chart {
  Axis x;
  Axis y;
  std::vector<Band> bands;
  std::vector<Bar> bars;
  bool horizontal_bars = false;  // bars are horizontal, at places along y
  std::vector<Curve> curves;
  std::vector<Guide> guides;
  std::vector<Arrow> arrows;
  std::vector<Mark> marks;
  std::vector<Handle> handles;
  std::vector<Tag> tags;
  std::optional<Readout> readout;
  std::optional<Strip> strip;
  std::optional<Divisions> divisions = {};  // under the x axis
  std::optional<Counts> counts = {};        // between the chart and the x axis
  std::vector<Chip> chips = {};             // in a line above the axes, as many of the last ones as have room
  bool is_over_slider = false;  // in a card: with room at the right for the number field of a slider below
  bool equal_units = false;     // a unit has the same length along x and y, so that squares are squares
  std::optional<Drawable> drawable = {};
  std::vector<Category> right_names = {};  // at the right: the y axis of a curve with a unit of its own
  Text covered = {};                       // if all curves and bars are hidden: when they will appear
  Text widest_total = {};  // the longest that the total of a bar becomes, so that the bars stay in place
};

// ---- what else a panel can show

struct Cell {
  Text text;
  Ink ink;
  Weight weight = Weight::Regular;
  Ink background = Ink::Kind::Paper;
  std::size_t of_class = Curve::kNoClass;
  std::optional<double> value = {};  // the number that the text shows, with all its digits
};

struct Table {
  std::vector<Cell> heads;
  std::vector<std::vector<Cell>> rows;
  std::size_t foot_rows = 0;  // this many of the last rows are below a line
};

struct HeatMap {
  std::vector<Text> rows;
  std::vector<Text> columns;
  std::vector<double> values;  // row by row; none if they are not shown yet
  std::optional<Range> range;
  Ink ink;                          // for the value farthest from 0; the colour of 0 is that of the paper
  int decimals = 2;                 // of the number in each cell
  double written_from = 0;          // smaller numbers are shown only by their colour
  std::vector<std::size_t> picked;  // cells with a frame
};

// A distribution over three outcomes. Corner 0 of the triangle is at the lower left, 1 at the lower right, 2
// at the top.
struct TrianglePoint {
  double p[3] = {1. / 3, 1. / 3, 1. / 3};
};

struct Triangle {
  Text corners[3];
  Ink corner_inks[3];
  std::function<double(TrianglePoint)> field;  // shown by a fill and contours
  std::vector<double> levels;
  Ink field_ink;
  Text field_title;
  struct Spot {
    TrianglePoint at;
    Ink ink;
    Shape shape = Shape::Circle;
    Text label;
  };
  struct Arrow {
    TrianglePoint from;
    TrianglePoint to;
    Ink ink;
    Text label;
  };
  std::vector<Spot> spots;
  std::vector<Arrow> arrows;
  // The coordinates of handles are p0 and p1.
  std::vector<Handle> handles;
};

// Boxes and links, on 1 by 1.
struct Diagram {
  struct Box {
    Rect place;
    Text title;
    std::vector<Cell> lines;
    Ink ink;
    bool highlighted = false;
    std::vector<Text> names = {};  // of the lines, at their left; a line without one has the whole width
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

// An empty field with a word on it, in place of what is shown later.
struct Cover {
  Text words;
  std::optional<Chart> axes = {};  // with nothing between them: the field is there
};

// Small square pictures, all of the same size, on one colour scale unless a picture has its own. A positive
// number fills its cell with the ink, a negative one is a smaller square in grey, so that they differ without
// colour too.
struct Pictures {
  struct Picture {
    std::vector<double> values;  // row by row; empty if it is not shown yet
    Text letter = {};            // of the bead under it
    bool filled = false;         // the bead
    Text caption = {};           // beside the bead
    Text name = {};              // for its numbers in a table
    std::size_t of_class = Curve::kNoClass;
    std::optional<double> full = {};  // has the full colour in this picture, if it has a scale of its own
    Text instead = {};                // written in the frame in place of numbers that are too small to show
    Text instead_brief = {};          // the same, if the frame is narrow
  };
  std::vector<Picture> pictures;
  std::size_t side = 8;  // cells in a row, and rows
  Ramp ramp = Ramp::Linear;
  double full = 1;  // the magnitude that has the full colour
  Ink ink;
  bool has_grid = false;  // between the cells
  Text plus = {};         // what a filled cell means, in a line below the pictures
  Text minus = {};        // what a smaller square means
  Text zero = {};         // what an empty cell means, if there is room
};

// A text in pieces, one after the other on lines: the larger the number of a piece, the deeper its colour. If
// there is not enough room, only the lines around the chosen piece are shown.
struct Passage {
  struct Piece {
    Text text;  // empty: a space
    double value = 0;
    bool covered = false;  // it has no number: a grey background
  };
  std::vector<Piece> pieces;
  double full = 8;  // the number that has the full colour
  Ink ink;
  std::optional<std::size_t> chosen = {};  // it has a frame
  bool is_one_line = false;  // in large type, with as much before the chosen piece as there is room for
  Text piece_name = {};      // for its numbers in a table: "letter"
  Text value_name = {};      // "cost (bits)"
  // The x of their coordinates is the place of a piece.
  std::vector<Handle> handles = {};
};

// A few large numbers, one below the other. In a window, a button that belongs to them can be above them.
struct Amounts {
  struct Amount {
    Text name;
    double value = 0;
    Text number;  // the value as it is written
    Text unit;
    Ink ink;
    Weight weight = Weight::Bold;
    std::vector<Text> lines = {};  // under the number
  };
  // A small one below them, after a piece of its fill.
  struct Part {
    Text name;
    double value = 0;
    Text number;
    Ink ink;
    Fill fill = Fill::Solid;
  };
  std::vector<Amount> amounts;
  bool has_button = false;
  std::vector<Part> parts = {};
};

// The lines of a derivation, one below the other. The reader reveals them one by one.
struct Working {
  struct Line {
    Text why;          // what was done, above the formula
    Text formula;      // in marks
    Text numbers;      // the same in numbers, below it
    Ink ink;           // of the numbers
    double shown = 1;  // 0: not yet
  };
  // At the end of a line: a fraction, and a factor that also occurs in its denominator. The factor can be
  // moved there; then both are struck out.
  struct Moving {
    std::size_t line = 0;
    Text fraction;
    Text factor;
    double way = 0;  // 0: at its place, 1: in the denominator
    Handle handle;   // the x of its coordinates is the way
  };
  std::vector<Line> lines;
  std::optional<Moving> moving;

  // The formula of a line, with what can be moved at its end.
  Text formula_of(std::size_t line) const {
    if (!moving || moving->line != line) return lines[line].formula;
    return lines[line].formula + moving->fraction + Text(" ⋅ ") + moving->factor;
  }
};

// ---- a plot: panels side by side, in rows

struct Panel {
  Text title;
  std::variant<Chart, Table, HeatMap, Triangle, Diagram, Cover, Pictures, Passage, Amounts, Working> content;
  double weight = 1;                    // the width relative to the other panels of the row
  std::optional<Amounts> amounts = {};  // at its right, where it is wide enough
  Text title_beside_amounts = {};       // then in place of the title, which says the same numbers
  Text title_on_paper = {};             // in place of a title that says what to drag
};

struct Plot {
  Text title;
  Text note;                             // below the figure: the point to see, with its numbers
  std::vector<std::vector<Panel>> rows;  // each from left to right; the most important panels first
  Text card_title = {};                  // if empty, the title
  Text aside = {};                       // at the other end of the title's line
  bool keeps_aside = false;              // on a line of its own if that is too short, as for names of axes
  std::optional<Panel> card = {};        // all that a card shows if it has no room for every panel
  // In place of the aside and the note where amounts stand beside a panel, which say the same numbers.
  Text aside_beside_amounts = {}, note_beside_amounts = {};
  Text what_to_drag = {};                      // before the note beside amounts, but not on paper
  bool prefers_column = false;                 // of its panels, as long as each is high enough
  std::optional<std::size_t> note_is_of = {};  // a panel without which the note makes no sense
  bool is_dense = false;  // with much on it: its text grows less with the picture than that of others
};

}  // namespace surprisal::plot
