// ui: a slider of the session, and the strip with which a moving one is stopped.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// A slider to drag, to type into (Ctrl+click), to move with the wheel or the arrow keys; a double click
// resets it, and its menu plays it.
void show_slider(Ui& ui, const Slider& slider, float width);

void show_player(Ui& ui);  // pause, step, loop, stop

}  // namespace surprisal::ui
