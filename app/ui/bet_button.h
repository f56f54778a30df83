// ui: the button that places a bet on the next letter, and then goes on to the next one.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

double show_bet_button(Ui& ui, Point corner, double height);  // returns its width

}  // namespace surprisal::ui
