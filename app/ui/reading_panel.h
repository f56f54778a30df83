// ui: "Change how it is read": what a person says about a file of rows.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_reading_choices(Ui& ui);

}  // namespace surprisal::ui
