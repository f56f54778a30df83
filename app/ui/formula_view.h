// ui: a formula in the window.
#pragma once

#include <string>

#include "ui/ui.h"

namespace surprisal::ui {

// At the cursor, no wider than there is room. A term under the pointer is highlighted everywhere.
void show_formula(Ui& ui, const std::string& source, float size);

}  // namespace surprisal::ui
