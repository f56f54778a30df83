// ui: the foot of the column with a lesson's text: back, the dots of the steps, and what comes next.
#pragma once

#include <cstddef>

#include "ui/ui.h"

namespace surprisal::ui {

// "Step 2 of 5"
Text of_count(const Text& what, std::size_t number, std::size_t count);

// Returns true if the reader wants to see the guess that has to come first.
bool show_reading_foot(Ui& ui, const Rect& foot, double margin);

}  // namespace surprisal::ui
