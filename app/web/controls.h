// web: the controls of the last frame, by ImGui's hooks for tests: screen readers are told which of them the
// keyboard has reached, and tests where each is.
#pragma once

#include <string>

#include "ui/control_places.h"
#include "web/browser.h"

namespace surprisal::web {

ControlPlaces& controls();

// Begin to be told of them; call once, when ImGui exists.
void watch_controls();

// The label of the one that the keyboard has reached; empty while the pointer is used.
std::string label_in_focus();

}  // namespace surprisal::web
