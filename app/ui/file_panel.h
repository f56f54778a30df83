// ui: the dialog in which a file or a folder is chosen.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_file_dialog(Ui& ui);

}  // namespace surprisal::ui
