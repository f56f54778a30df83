// export: the numbers that a figure shows, with all their digits.
#pragma once

#include <string>
#include <vector>

#include "export/csv.h"
#include "plot/plot.h"
#include "plot/scene.h"

namespace surprisal::exporting {

// At which points a curve is given: all that the scene draws, or a few round ones, for a table to read.
enum class CurvePoints { Drawn, Round };

// A block for each curve, for the bars and the marks of a chart, for a table, a heat map, the places in a
// triangle and the boxes of a diagram, in the order of the panels. The scene is the same plot laid out.
std::vector<CsvBlock> figure_blocks(const Plot& plot, const Scene& scene, Language language,
                                    CurvePoints points);

std::string figure_csv(const Plot& plot, const Scene& scene, Language language);

}  // namespace surprisal::exporting
