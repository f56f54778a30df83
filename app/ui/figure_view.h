// ui: one figure in the window: drawing, readings, dragging, zooming.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// The size of text at scale 1 in a view of some panels of a figure: their titles are those of the card around
// them, which is not drawn.
inline constexpr double kPartText = 12.5;

// Fills this rectangle of the current ImGui window. True if the figure should be maximized or restored.
// `ground`: the card, if it has more below the figure.
bool show_figure(Ui& ui, FigureView& figure, Rect frame, bool is_card, const Rect* ground = nullptr);

}  // namespace surprisal::ui
