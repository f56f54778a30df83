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

// The range, changed as little as needed for an axis to show it: finite, low below high by more than
// rounding, and above 0 on a logarithmic scale.
Range usable_range(Range wished, Scale scale);

// With a margin on both sides, a share of its length on the axis.
Range with_margin(Range range, Scale scale, double share);

// At most `most` round values within the range, and never more than 200.
std::vector<Tick> ticks(Range range, Scale scale, int most);

}  // namespace surprisal::plot
