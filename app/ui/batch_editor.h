// ui: the numbers of a batch, to be changed.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_batch(Ui& ui, bool with_rival);

}  // namespace surprisal::ui
