// ui: the card at the end of a review: how it went, and other questions.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// Returns where it ends.
double show_review_card(Ui& ui, Point corner, double width);

}  // namespace surprisal::ui
