// desk: the actions of lessons: open one, move between steps, guess, return.
#pragma once

#include <filesystem>
#include <string_view>

#include "desk/desk.h"

namespace surprisal::desk {

const Lesson& open_lesson_of(const Desk& desk);  // only while one is open
const Step& open_step_of(const Desk& desk);

void open_lesson(Desk& desk, std::size_t number, std::size_t step = 0);
void open_lesson_called(Desk& desk, std::string_view id);
void close_lesson(Desk& desk);  // or any other view, and goes back to the playground; the session stays

// Adds the lesson of a file to the course, replacing one with the same id, and returns its index.
std::size_t add_to_course(Desk& desk, const LessonPair& lesson, const std::filesystem::path& file);

void go_to_step(Desk& desk, std::size_t step);
void keep_within_steps(Desk& desk);  // a user's own lesson may have fewer in the other language
void next_step(Desk& desk);          // after the last, the next lesson
void previous_step(Desk& desk);
bool has_next_step(const Desk& desk);
bool has_previous_step(const Desk& desk);

// The session that the step asks for; after a guess is revealed, the one with the answer.
Session session_of_step(const Desk& desk);
bool is_away_from_step(const Desk& desk);
void back_to_step(Desk& desk);

void reveal_guess(Desk& desk);  // or what a step without a guess hides
void choose_answer(Desk& desk, std::size_t choice);

// Whether the current step asks for a guess that has not been answered.
bool has_open_guess(const Desk& desk);
// Whether its answer will also change the session, which the text may already mention.
bool changes_after_guess(const Desk& desk);
inline Text changes_after_guess_words() { return {"changes after your guess", "猜过之后才变"}; }
// Whether it hides something that has not been shown yet, with or without a guess.
bool has_something_hidden(const Desk& desk);
// What it hides; nothing once that is shown.
const std::vector<Hidden>& hidden_now(const Desk& desk);
// Of this figure; a panel can be hidden only in the first figure.
std::vector<Hidden> hidden_now(const Desk& desk, std::string_view figure);
// The panels of this figure that the current step shows; empty: all.
const std::vector<std::size_t>& panels_now(const Desk& desk, std::string_view figure);

// The progress of the current step's task; nothing if it has none, or if its guess has to be answered first.
std::optional<GoalProgress> task_progress(const Desk& desk);
void watch_task(Desk& desk);  // once in each frame: a task whose goal was reached stays done

// Shows a single figure: in a lesson it replaces the lesson's figures, otherwise it fills the window.
void show_alone(Desk& desk, std::string_view figure);

}  // namespace surprisal::desk
