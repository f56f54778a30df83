// ui: the chosen row at the bottom of the data view: each class from its logit to its gradient.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// In a narrow window the classes are stacked, a line for each.
void show_row_strip(Ui& ui, const Rect& card, bool is_stacked);

}  // namespace surprisal::ui
