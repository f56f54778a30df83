// ui: what can be done with one figure: the menu under the right button, and the same by keys.
#pragma once

#include "desk/desk.h"

namespace surprisal::app {

enum class NumberForm { Text, Markdown, Latex };

void copy_numbers(Desk& desk, const FigureView& figure, NumberForm form);
void copy_formula(Desk& desk, const FigureView& figure);
void reset_view(FigureView& figure);

// Of the item just drawn.
void show_figure_menu(Desk& desk, FigureView& figure);

// What keys and the palette act on: the figure that fills the window or was pointed at last; null for none.
FigureView* figure_in_hand(Desk& desk);

}  // namespace surprisal::app
