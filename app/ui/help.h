// ui: the list of keys.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_help(Ui& ui);

}  // namespace surprisal::ui
