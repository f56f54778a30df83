// plot: finding room for words beside what they name.
#pragma once

#include <vector>

#include "plot/pen.h"
#include "plot/sampling.h"

namespace surprisal::plot {

// Beside a point, with a leader where it has to stand off. Where there is little room a long name is cut, and
// at last left out before its number. False where there is no room.
bool label_point(Pen& pen, const Rect& area, Point at, double clearance, const Text& text,
                 const TextStyle& style);

// Beside the first of several points that stand on each other, the names of all: one under the other, and
// none or all of them.
struct PointLabel {
  Point at;
  Text text;
  TextStyle style;
};
bool label_points(Pen& pen, const Rect& area, double clearance, const std::vector<PointLabel>& labels);

// Along a curve, nearer its right end than its left. False where every place would cover text, or lines too
// unless any place will do.
enum class Strictness { GoodPlace, AnyPlace };
bool label_curve(Pen& pen, const Rect& area, const std::vector<Polyline>& pieces, const Text& text,
                 const TextStyle& style, Strictness strictness);

// In one of these boxes of the text's own size: the earlier the better, and the fewer lines under it.
bool label_best(Pen& pen, const std::vector<Rect>& places, const Text& text, const TextStyle& style);

struct LegendEntry {
  Text text;
  Ink ink;
  Dash dash = Dash::Solid;
  double width = 1;
  bool filled = false;
};

// In the emptiest corner. False, and nothing, where no corner has room.
bool write_legend(Pen& pen, const Rect& area, const std::vector<LegendEntry>& entries);

}  // namespace surprisal::plot
