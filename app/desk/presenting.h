// desk: the actions of a presentation: start, end, and move between slides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace surprisal::desk {

// These remember what was open, to return to it afterwards.
void present(Desk& desk);  // the open lesson and those after it in its chapter, or the playground's figures
void present_chapter(Desk& desk, std::string_view chapter);
void present_lessons(Desk& desk, std::vector<std::string> ids);

// Returns to the lesson and its step, or to the playground. Changes made by lesson steps are undone; changes
// the user made on the playground's figures stay.
void end_presentation(Desk& desk);

void go_on(Desk& desk);
void go_back(Desk& desk);
bool can_go_on(const Desk& desk);
bool can_go_back(const Desk& desk);
void go_on_by_space(Desk& desk);  // to the rest of the text, the answer to the guess, or the next step
void go_down(Desk& desk);         // to the rest of the text, or the next step
void go_up(Desk& desk);
void go_to_first(Desk& desk);
void go_to_last(Desk& desk);

// 1 to 9 answer the guess, or show and hide a figure; 0 shows the hidden ones again.
void answer_digit(Desk& desk, std::size_t digit);

// What the slide is about, and the one after it; empty after the last.
std::string title_of_slide(const Desk& desk);
std::string title_of_next_slide(const Desk& desk);

// "2 / 5": the step of the lesson, or the slide of the figures: all at once if there is an overview, then
// each alone.
std::string place_in_presentation(const Desk& desk);

}  // namespace surprisal::desk
