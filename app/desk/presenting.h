// desk: presenting: what is shown to a room, from the first slide to the last, and the keys for it.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace surprisal::app {

// Each notes where one is, for the way back.
void present(Desk& desk);  // the open lesson and those after it in its chapter, or the playground's figures
void present_chapter(Desk& desk, std::string_view chapter);
void present_lessons(Desk& desk, std::vector<std::string> ids);

// Back to where one was: the lesson and its step, or the playground. What the steps of lessons have moved
// goes back too; what a hand has moved on the playground's figures stays.
void end_presentation(Desk& desk);

void go_on(Desk& desk);
void go_back(Desk& desk);
bool can_go_on(const Desk& desk);
bool can_go_back(const Desk& desk);

// "2 / 5": the step of the lesson, or the slide of the playground: all figures, then each alone.
std::string place_in_presentation(const Desk& desk);

struct PresentingKey {
  std::array<int, 3> chords;  // 0 for none
  Text what;
  void (*run)(Desk&);
};
std::span<const PresentingKey> presenting_keys();

// True where the keys pressed in this frame were for the presentation.
bool answer_presenting_keys(Desk& desk);
void keep_presenting_keys(const Desk& desk);  // from ImGui, which would move its cursor by them

}  // namespace surprisal::app
