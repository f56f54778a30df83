// desk: saves the open lesson as a page for browsers.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

void save_lesson_page(Desk& desk);  // asks for the file; if there is no web edition, says how to get it

}  // namespace surprisal::desk
