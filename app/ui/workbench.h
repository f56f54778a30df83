// ui: the window's contents, one frame at a time.
#pragma once

#include "desk/desk.h"

namespace surprisal::app {

// Between ImGui::NewFrame and ImGui::Render.
void show_window(Desk& desk);

// When another frame is due though nothing is done: at once while something moves, never (infinity) when all
// is still.
double seconds_to_next_frame(const Desk& desk);

}  // namespace surprisal::app
