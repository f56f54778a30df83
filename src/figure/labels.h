// figure: finding room for words beside what they name.
#pragma once

#include <vector>

#include "figure/pen.h"
#include "figure/sampling.h"

namespace surprisal {

// Beside a point, with a leader where it has to stand off. False where there is no room.
bool label_point(Pen& pen, const Rect& area, Point at, double clearance, const Text& text,
                 const TextStyle& style);

// Along a curve, nearer its right end than its left. False where every place would cover lines or text.
bool label_curve(Pen& pen, const Rect& area, const std::vector<Polyline>& pieces, const Text& text,
                 const TextStyle& style);

struct LegendEntry {
  Text text;
  Ink ink;
  Dash dash = Dash::Solid;
  double width = 1;
  bool filled = false;
};

// In the emptiest corner; nothing where no corner has room.
void write_legend(Pen& pen, const Rect& area, const std::vector<LegendEntry>& entries);

}  // namespace surprisal
