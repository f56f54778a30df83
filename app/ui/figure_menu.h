// ui: what can be done with one figure: the menu under the right button, and the same by keys.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

enum class NumberForm { Text, Markdown, Latex };

void copy_numbers(Ui& ui, const FigureView& figure, NumberForm form);
void copy_formula(Ui& ui, const FigureView& figure);
// Of the item just drawn.
void show_figure_menu(Ui& ui, FigureView& figure);

}  // namespace surprisal::ui
