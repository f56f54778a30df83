// export: the numbers that a figure shows, with all their digits.
#pragma once

#include <string>
#include <vector>

#include "export/csv.h"
#include "plot/plot.h"
#include "plot/scene.h"

namespace surprisal::exporting {

// The points of a curve: all that the scene draws, or a few at round numbers, for a readable table.
enum class CurvePoints { Drawn, Round };

// One block for each curve of a chart, one for its bars and one for its marks; one for a table, a heat map,
// the points in a triangle and each box of a diagram; in the order of the panels. The scene is the layout of
// the same plot.
std::vector<CsvBlock> figure_blocks(const Plot& plot, const Scene& scene, Language language,
                                    CurvePoints points);

std::string figure_csv(const Plot& plot, const Scene& scene, Language language);

}  // namespace surprisal::exporting
