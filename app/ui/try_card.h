// ui: the card "Try this" at the bottom of the rail.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// Returns how much room it takes at the bottom.
double show_try_card(Ui& ui, const Rect& rail);

}  // namespace surprisal::ui
