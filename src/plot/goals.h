// plot: marks in a plot what the reader has to reach.
#pragma once

#include <string>
#include <vector>

#include "plot/plot.h"

namespace surprisal::plot {

struct ValueGoal {
  std::string value;  // as `Axis::value` names it
  double at = 0;
  Text label;

  friend bool operator==(const ValueGoal&, const ValueGoal&) = default;
};

// Adds a dashed line across each axis that shows the value of a goal.
Plot with_goals(Plot plot, const std::vector<ValueGoal>& goals);

}  // namespace surprisal::plot
