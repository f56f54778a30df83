// ui: the keys of a presentation.
#pragma once

#include <array>
#include <span>

#include "desk/desk.h"

namespace surprisal::ui {

struct PresentingKey {
  std::array<int, 3> chords;  // 0 for none
  Text what;
  void (*run)(Desk&);
};

std::span<const PresentingKey> presenting_keys();

// True if the keys pressed in this frame were for the presentation.
bool handle_presenting_keys(Desk& desk);

void claim_presenting_keys(const Desk& desk);  // from ImGui, which would use them to move its cursor

// Releases the keyboard focus, because the next slide may not have the control that holds it.
void release_controls();

}  // namespace surprisal::ui
