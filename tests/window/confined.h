// Keeps a test that presses anything from writing anywhere else than into one folder: what would make, change
// or take away a file outside of it fails as it does where a person has no permission.
#pragma once

#include <string>

#include "rooms.h"

namespace surprisal::test {

void confine_to(const std::string& folder);  // a whole path; an empty one ends it

}  // namespace surprisal::test
