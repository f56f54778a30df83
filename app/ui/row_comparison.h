// ui: two models on the same rows: the summary above the table.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

inline constexpr double kRowComparisonHeight = 46;  // at scale 1

// Has a button that closes the comparison.
void show_row_comparison(Ui& ui, const Rect& area);

}  // namespace surprisal::ui
