// desk: saves the open lesson as a page for browsers.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

void save_lesson_page(Desk& desk);  // asks for the file; says how to get the web edition where there is none

}  // namespace surprisal::desk
