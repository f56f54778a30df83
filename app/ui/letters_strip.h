// ui: the text of the next-letter view as a row of cells: what has been read, the letter that is bet on, and
// room for those to come; under each letter what both paid for it.
#pragma once

#include "figures/letter_play.h"
#include "ui/ui.h"

namespace surprisal::ui {

// The cells are between `left`, where the bars begin, and the right edge of the area.
void show_letter_strip(Ui& ui, const Rect& area, double left, bool has_costs, const LetterPlay& play);

}  // namespace surprisal::ui
