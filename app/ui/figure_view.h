// ui: one figure in the window: drawn, read, dragged, zoomed.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// Fills the rectangle of the current ImGui window. True if the figure was asked to fill the window, or to go
// back. `ground`: the card, if it has more below the figure.
bool show_figure(Ui& ui, FigureView& figure, Rect frame, bool is_card, const Rect* ground = nullptr);

}  // namespace surprisal::ui
