// ui: the parts of the window. Each draws into the ImGui window that is open, and changes the desk.
#pragma once

#include "ui/step_text.h"
#include "ui/ui.h"

namespace surprisal::ui {

void show_top_bar(Ui& ui);
void show_rail(Ui& ui);
bool rail_is_open(const Ui& ui);
void show_lesson(Ui& ui, StepText& text);
void show_figures(Ui& ui);
void show_controls(Ui& ui);
void show_batch(Ui& ui, bool with_rival);  // its numbers, to be changed

}  // namespace surprisal::ui
