// web: the lessons that are embedded in a page, as desk/lesson_page.h writes them.
#pragma once

#include <vector>

#include "desk/desk.h"
#include "web/browser.h"

namespace surprisal::web {

// In the order of their names; none if the page shows the course. A message says which could not be read.
std::vector<LessonPair> lessons_of_page(Desk& desk);

}  // namespace surprisal::web
