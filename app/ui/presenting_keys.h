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

// True where the keys pressed in this frame were for the presentation.
bool answer_presenting_keys(Desk& desk);

void keep_presenting_keys(const Desk& desk);  // from ImGui, which would move its cursor by them

// The next slide may have other controls than the one that has the keyboard.
void let_go_of_controls();

}  // namespace surprisal::ui
