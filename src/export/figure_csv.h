// export: the numbers that a figure shows, with all their digits, as CSV.
#pragma once

#include <string>

#include "figure/plot.h"
#include "figure/scene.h"

namespace surprisal {

// A block for each curve, for the bars and the marks of a chart, for a table, a heat map, the places in a
// triangle and the boxes of a diagram, in the order of the panels. The scene is the same plot laid out:
// curves are given at the points that it draws.
std::string figure_csv(const Plot& plot, const Scene& scene, Language language);

}  // namespace surprisal
