// ui: edits the numbers of a batch.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_batch_size(Ui& ui);  // the number of its rows
void show_batch(Ui& ui, bool with_rival);
double batch_height(const Ui& ui, bool with_rival);  // at scale 1, with the tables side by side

}  // namespace surprisal::ui
