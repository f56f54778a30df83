// ui: the cards in a lesson's text: a guess and a task.
#pragma once

#include "ui/step_pages.h"
#include "ui/surface.h"

namespace surprisal::ui {

double height_of_guess(const Surface& surface, const Step& step, const GuessPages& pages, bool dimmed);
double height_of_task(const Surface& surface, const TaskPages& pages);

// They return false if a link in them was followed.
bool show_guess(Ui& ui, const Step& step, const GuessPages& pages, const Rect& card);
bool show_task(Ui& ui, const TaskPages& pages, const Rect& card);

// For a step that is not the current one.
void paint_guess_dimmed(Ui& ui, const GuessPages& pages, const Rect& card);
void paint_task_dimmed(Ui& ui, const TaskPages& pages, const Rect& card, bool done);

}  // namespace surprisal::ui
