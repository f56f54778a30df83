// ui: the text of the next-letter view as a row of cells: what has been read, the letter that is bet on, and
// room for those to come; under each letter what both paid for it.
#pragma once

#include <vector>

#include "figures/letter_play.h"
#include "ui/ui.h"

namespace surprisal::ui {

// What each known letter after the first cost the model.
std::vector<learn::LetterCost> costs_of_known(const LetterPlay& play);

// The cells are between `left`, where the bars begin, and the right edge of the area. `costs` are those of
// costs_of_known.
void show_letter_strip(Ui& ui, const Rect& area, double left, bool has_costs, const LetterPlay& play,
                       const std::vector<learn::LetterCost>& costs);

}  // namespace surprisal::ui
