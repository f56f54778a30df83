// ui: one figure in the window: drawing, readings, dragging, zooming.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// Fills this rectangle of the current ImGui window. True if the figure should be maximized or restored.
// `ground`: the card, if it has more below the figure.
bool show_figure(Ui& ui, FigureView& figure, Rect frame, bool is_card, const Rect* ground = nullptr);

}  // namespace surprisal::ui
