// plot: the ticks of an axis, and the ranges that an axis can show.
#pragma once

#include <string>
#include <vector>

#include "plot/plot.h"

namespace surprisal::plot {

struct Tick {
  double at = 0;
  std::string label;
};

// The range, changed as little as necessary for an axis to show it: finite, with low below high by more than
// a rounding error, and above 0 on a logarithmic scale.
Range usable_range(Range wished, Scale scale);

// Adds a margin on both sides, given as a share of the range's length on the axis.
Range with_margin(Range range, Scale scale, double share);

// At most `most` round values within the range, never more than 200.
std::vector<Tick> ticks(Range range, Scale scale, int most);

}  // namespace surprisal::plot
