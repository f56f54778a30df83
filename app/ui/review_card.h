// ui: the card at the end of a review: the result, and a button for new questions.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// Returns the y at which it ends.
double show_review_card(Ui& ui, Point corner, double width);

}  // namespace surprisal::ui
