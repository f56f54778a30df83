// plot: the ranges of the axes of a chart.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "plot/plot.h"

namespace surprisal::plot {

// The least and greatest of the finite values that were added.
class Extent {
 public:
  void add(double value) {
    if (!std::isfinite(value)) return;
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }
  std::optional<Range> range() const {
    if (low_ > high_) return std::nullopt;
    return Range{low_, high_};
  }

 private:
  double low_ = std::numeric_limits<double>::infinity();
  double high_ = -std::numeric_limits<double>::infinity();
};

inline constexpr double kMargin = 0.06;  // on each side of the data, as a share of the range

// The range of an axis, in this order: the one zoomed to, the one that the figure sets, the one of its
// categories and bars if it has categories, or the one of data, bars and included values.
Range range_along_x(const Chart& chart, const std::optional<Range>& zoomed);

// `label_room` is the room for the number above or below a bar, as a share of the axis.
Range range_along_y(const Chart& chart, Range x, const std::optional<Range>& zoomed, double label_room);

}  // namespace surprisal::plot
