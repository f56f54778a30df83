// web: the controls of the last frame, by ImGui's hooks for tests: screen readers are told which of them the
// keyboard has reached, and tests where each is.
#pragma once

#include <string>

#include "ui/control_places.h"
#include "web/browser.h"

namespace surprisal::web {

ControlPlaces& controls();

// Starts recording the controls. Call once, after ImGui's context is created.
void watch_controls();

// The label of the control that has keyboard focus; empty while the mouse is used.
std::string label_in_focus();

}  // namespace surprisal::web
