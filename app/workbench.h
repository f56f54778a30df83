// app: the window's contents, one frame at a time.
#pragma once

#include "desk.h"

namespace surprisal {

// Between ImGui::NewFrame and ImGui::Render.
void show_window(Desk& desk);

// Whether something moves by itself, so that another frame is due.
bool is_moving(const Desk& desk);

}  // namespace surprisal
