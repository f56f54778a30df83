// web: the lessons that a page brings along, as desk/lesson_page.h writes them.
#pragma once

#include <vector>

#include "desk/desk.h"
#include "web/browser.h"

namespace surprisal::web {

// In the order of their names; none in a page that shows the course. Says which could not be read.
std::vector<LessonPair> lessons_of_page(Desk& desk);

}  // namespace surprisal::web
