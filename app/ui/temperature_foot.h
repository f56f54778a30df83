// ui: the slider, the number and the button of the temperature of rows, under their figure.
#pragma once

#include "ui/surface.h"

namespace surprisal::ui {

// 0 if a card of this height has no room for it.
double temperature_foot_height(const Surface& surface, double height);
void show_temperature_foot(Ui& ui, const FigureView& figure, const Rect& area);

}  // namespace surprisal::ui
