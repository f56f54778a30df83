// plot: lays out the axes of a chart and writes the names of their categories.
#pragma once

#include <optional>
#include <vector>

#include "plot/axes.h"
#include "plot/layouts.h"

namespace surprisal::plot {

inline constexpr double kTickGap = 0.6;  // between an axis and its numbers, in ems
inline constexpr double kRightGap = 8;   // between the axes and the names on their right, in px

// The width of the widest name of a row, with its bead.
double widest_row_name(const SceneBuilder& scene, const Axis& axis);

// The names of categories on x are on two lines if one seems too short, unless their naming is given.
Axes axes_of(const SceneBuilder& scene, const Chart& chart, const PanelPlace& place,
             const std::optional<CategoryNaming>& naming = {});

void write_category_names(SceneBuilder& scene, const Axes& axes, const Chart& chart);

// The baseline of what is written below the x axis.
double label_baseline(const SceneBuilder& scene, const Axes& axes);

// Round numbers, without needless decimals.
std::vector<Tick> round_ticks(Range range, Scale scale, int most);

}  // namespace surprisal::plot
