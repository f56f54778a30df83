// ui: the parts of the window. Each draws into the current ImGui window, and changes the desk.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_top_bar(Ui& ui, const Rect& bar);

}  // namespace surprisal::ui
