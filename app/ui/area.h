// ui: a part of the window.
#pragma once

#include <imgui.h>

namespace surprisal::ui {

struct Area {
  ImVec2 corner;
  ImVec2 size;
};

}  // namespace surprisal::ui
