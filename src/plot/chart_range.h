// plot: how far the axes of a chart reach.
#pragma once

#include <limits>
#include <optional>

#include "plot/plot.h"

namespace surprisal::plot {

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

inline constexpr double kMargin = 0.06;  // of the range, on each side of data

// `label_room` is what a bar's number takes above it, as a share of the axis.
Range range_of(const Axis& axis, const std::optional<Range>& seen, Extent data, const std::vector<Bar>& bars,
               bool places, double label_room);

Extent data_along_x(const Chart& chart);

Extent data_along_y(const Chart& chart, Range x, Scale x_scale);

}  // namespace surprisal::plot
