// ui: the text of a lesson's step with its guess: at the side of the window, and on a slide.
#pragma once

#include "desk/desk.h"

namespace surprisal::app {

inline constexpr float kLessonTextSize = 15;  // the em at scale 1
inline constexpr float kMostEms = 35;         // of a line: 35 Chinese characters, about 70 letters

// At the cursor, in letters of this size. A link followed may open another lesson.
void show_step(Desk& desk, float size, float width);

// How tall that is before anybody has changed a number, with the answer to its guess.
float height_of_step(const Desk& desk, float size, float width);

}  // namespace surprisal::app
