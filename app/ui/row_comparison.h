// ui: two models on the same rows: what the table says of them together.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

inline constexpr double kRowComparisonHeight = 46;  // at scale 1

// With a button that closes the comparison.
void show_row_comparison(Ui& ui, const Rect& area);

}  // namespace surprisal::ui
