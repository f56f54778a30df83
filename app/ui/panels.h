// ui: the parts of the window. Each draws into the ImGui window that is open, and changes the desk.
#pragma once

#include "desk/desk.h"

namespace surprisal::app {

void show_top_bar(Desk& desk);
void show_rail(Desk& desk);
void show_lesson(Desk& desk);
void show_figures(Desk& desk);
void show_controls(Desk& desk);
void show_batch(Desk& desk, bool with_rival);  // its numbers, to be changed
void show_computation(Desk& desk);
void show_help(Desk& desk);
void show_palette(Desk& desk);

}  // namespace surprisal::app
