// ui: the rail at the left: search, the playground, lessons, figures, examples.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void show_rail(Ui& ui, const Rect& rail, bool is_wide);  // wide: with lists; else icons with a word

}  // namespace surprisal::ui
