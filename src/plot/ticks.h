// plot: where an axis has its ticks, and what a range must be for an axis to have any.
#pragma once

#include <string>
#include <vector>

#include "plot/plot.h"

namespace surprisal::plot {

struct Tick {
  double at = 0;
  std::string label;
};

// A range that an axis can show: finite, low below high by more than rounding, above 0 where the scale is
// logarithmic.
Range usable_range(Range wished, Scale scale);

// With a margin on both sides, in the axis's own measure.
Range with_margin(Range range, Scale scale, double share);

// At most `most` round values within the range, at most 200 in any case.
std::vector<Tick> ticks(Range range, Scale scale, int most);

}  // namespace surprisal::plot
