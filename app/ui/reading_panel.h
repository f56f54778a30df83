// ui: "Change how it is read": what the user says about a file of rows.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_reading_choices(Ui& ui);

}  // namespace surprisal::ui
