// ui: on a phone, the lesson's text as a sheet over the figures: it is pulled up and down by its handle.
#pragma once

#include "ui/lesson_places.h"
#include "ui/ui.h"

namespace surprisal::ui {

// The ground of the sheet and its handle. A tap moves it to the next of its three heights, and a drag that
// ends between two goes to the nearer one.
void show_sheet(Ui& ui, const LessonPlaces& places);

}  // namespace surprisal::ui
