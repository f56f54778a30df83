// app: the text of a lesson's step with its guess: at the side of the window, and on a slide.
#pragma once

#include "desk.h"

namespace surprisal {

inline constexpr float kLessonTextSize = 15;  // the em at scale 1

// At the cursor, in letters of this size. A link followed may open another lesson.
void show_step(Desk& desk, float size, float width);

// How tall that is before anybody has changed a number, with the answer to its guess.
float height_of_step(const Desk& desk, float size, float width);

}  // namespace surprisal
