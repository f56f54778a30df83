// ui: the button that places a bet on the next letter, and then goes on to the next one.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_bet_button(Ui& ui, const Rect& area);

// Whether the figure's picture, as last laid out, has a place for the button.
bool has_place_for_bet(const Ui& ui, const FigureView& figure);

}  // namespace surprisal::ui
