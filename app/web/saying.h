// web: what the window shows, in a sentence for screen readers.
#pragma once

#include <string>

#include "desk/desk.h"
#include "web/browser.h"

namespace surprisal::web {

std::string sentence_for(const Desk& desk);

}  // namespace surprisal::web
