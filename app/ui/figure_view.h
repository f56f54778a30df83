// ui: one figure in the window: drawn, read, dragged, zoomed.
#pragma once

#include "desk/desk.h"

namespace surprisal::app {

// Fills the rectangle of the current ImGui window. True if the figure was asked to fill the window, or to go
// back.
bool show_figure(Desk& desk, FigureView& figure, Rect frame);

}  // namespace surprisal::app
