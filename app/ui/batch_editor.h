// ui: edits the numbers of a batch.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_batch(Ui& ui, bool with_rival);

}  // namespace surprisal::ui
