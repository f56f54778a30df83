// ui: the figures of a presentation, side by side in the window that is open.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_figure_grid(Ui& ui);

}  // namespace surprisal::ui
