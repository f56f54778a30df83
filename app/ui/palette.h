// ui: finds any action, figure, lesson or example by its name.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_palette(Ui& ui);

}  // namespace surprisal::ui
