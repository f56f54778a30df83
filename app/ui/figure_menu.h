// ui: what can be done with one figure: its context menu, and the same with keys.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

enum class NumberForm { Text, Markdown, Latex };

void copy_numbers(Ui& ui, const FigureView& figure, NumberForm form);
void copy_formula(Ui& ui, const FigureView& figure);
// The context menu of the item just drawn.
void show_figure_menu(Ui& ui, FigureView& figure);

}  // namespace surprisal::ui
