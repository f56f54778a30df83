// ui: the data view without rows: when it is empty, while a file is read, and when a file could not be read.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_no_data(Ui& ui, const Rect& card);
void show_reading(Ui& ui, const Rect& card);
void show_failed(Ui& ui, const Rect& card);

}  // namespace surprisal::ui
