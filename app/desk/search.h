// desk: search by name.
#pragma once

#include <string>

#include "base/text.h"

namespace surprisal::desk {

// Whether the name in either language contains every word typed, ignoring case.
bool is_found(const Text& name, const std::string& typed);

}  // namespace surprisal::desk
