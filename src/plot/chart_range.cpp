#include "plot/chart_range.h"

#include <algorithm>
#include <cmath>

#include "plot/sampling.h"
#include "plot/ticks.h"

namespace surprisal::plot {
namespace {

Range range_of(const Axis& axis, const std::optional<Range>& zoomed, Extent data,
               const std::vector<Bar>& bars, bool categories, double label_room) {
  if (zoomed) return usable_range(*zoomed, axis.scale);
  if (axis.range) return usable_range(*axis.range, axis.scale);
  if (categories) {
    for (const Bar& bar : bars) {
      data.add(bar.at - bar.width / 2 - 0.2);
      data.add(bar.at + bar.width / 2 + 0.2);
    }
    for (const Category& category : axis.categories) {
      data.add(category.at - 0.6);
      data.add(category.at + 0.6);
    }
    return usable_range(data.range().value_or(Range{}), axis.scale);
  }
  for (const Bar& bar : bars) {
    data.add(bar.from);
    data.add(bar.to);
  }
  for (double value : axis.include) data.add(value);
  const Range tight = usable_range(data.range().value_or(Range{}), axis.scale);
  Range wide = with_margin(tight, axis.scale, kMargin);
  // Add no margin beyond 0 for data that never crosses it.
  if (tight.low >= 0) wide.low = std::max(wide.low, 0.0);
  if (tight.high <= 0) wide.high = std::min(wide.high, 0.0);
  // Leave room for the number above the highest bar, and below the lowest.
  const double room = bars.empty() ? 0 : label_room * (tight.high - tight.low);
  if (tight.high > 0) wide.high += room;
  if (tight.low < 0) wide.low -= room;
  return wide;
}

Extent data_along_x(const Chart& chart) {
  Extent extent;
  for (const Curve& curve : chart.curves) {
    if (curve.domain && curve.f) extent.add(curve.domain->low), extent.add(curve.domain->high);
    for (Point p : curve.points) extent.add(p.x);
  }
  for (const Mark& mark : chart.marks) extent.add(mark.at.x);
  return extent;
}

Extent data_along_y(const Chart& chart, Range x, Scale x_scale) {
  Extent extent;
  constexpr int kProbes = 100;
  const AxisMap probe = {x_scale, x, 0, kProbes};
  for (const Curve& curve : chart.curves) {
    if (!curve.in_fit) continue;
    for (Point p : curve.points) extent.add(p.y);
    for (int i = 0; curve.f && i <= kProbes; ++i) {
      const double at = probe.to_data(i);
      if (!curve.domain || (at >= curve.domain->low && at <= curve.domain->high)) extent.add(curve.f(at));
    }
  }
  for (const Mark& mark : chart.marks) extent.add(mark.at.y);
  return extent;
}

}  // namespace

Range range_along_x(const Chart& chart, const std::optional<Range>& zoomed) {
  const bool categories = !chart.horizontal_bars && !chart.x.categories.empty();
  const std::vector<Bar> no_bars;
  return range_of(chart.x, zoomed, data_along_x(chart),
                  chart.horizontal_bars || categories ? chart.bars : no_bars, categories, kMargin);
}

Range range_along_y(const Chart& chart, Range x, const std::optional<Range>& zoomed, double label_room) {
  const bool is_given = zoomed || chart.y.range;  // then the curves need not be sampled
  return range_of(chart.y, zoomed, is_given ? Extent() : data_along_y(chart, x, chart.x.scale), chart.bars,
                  chart.horizontal_bars, label_room);
}

}  // namespace surprisal::plot
