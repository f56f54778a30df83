// ui: a formula in the window.
#pragma once

#include <string>

#include "ui/ui.h"

namespace surprisal::ui {

// At the left of the area, vertically centred, smaller if it would not fit. A term under the pointer is
// highlighted everywhere.
void show_formula(Ui& ui, const std::string& source, const Rect& area, double size);

}  // namespace surprisal::ui
