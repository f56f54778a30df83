// ui: the rail at the left: search, the playground, lessons, figures, examples.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// A wide rail has lists, a narrow one icons with a word. Returns whether something was chosen in a wide one.
bool show_rail(Ui& ui, const Rect& rail, bool is_wide);

}  // namespace surprisal::ui
