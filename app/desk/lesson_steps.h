// desk: what can be done with lessons: open one, go from step to step, guess, come back.
#pragma once

#include <string_view>

#include "desk/desk.h"

namespace surprisal::desk {

const Lesson& open_lesson_of(const Desk& desk);  // only while one is open
const Step& open_step_of(const Desk& desk);

void open_lesson(Desk& desk, std::size_t number, std::size_t step = 0);
void open_lesson_called(Desk& desk, std::string_view id);
void close_lesson(Desk& desk);  // back to the playground; the session stays

// Adds it to the course, in place of one with its id, and gives its number there.
std::size_t take_in(Desk& desk, const LessonPair& lesson);

void go_to_step(Desk& desk, std::size_t step);
void next_step(Desk& desk);  // after the last, the next lesson
void previous_step(Desk& desk);
bool has_next_step(const Desk& desk);
bool has_previous_step(const Desk& desk);

// Where the step wants the sliders; a guess that is revealed moves them on.
Session session_of_step(const Desk& desk);
bool is_away_from_step(const Desk& desk);
void back_to_step(Desk& desk);

void reveal_guess(Desk& desk);

// One figure: in a lesson in place of the lesson's, else alone in the window.
void show_alone(Desk& desk, std::string_view figure);

}  // namespace surprisal::desk
