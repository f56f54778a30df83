// ui: the dialog for choosing a file or a folder.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_file_dialog(Ui& ui);

}  // namespace surprisal::ui
