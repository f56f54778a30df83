// desk: what a person types to find something by its name.
#pragma once

#include <string>

#include "base/text.h"

namespace surprisal::desk {

// Whether all the words typed, in letters of either case, are in the name in either language.
bool is_found(const Text& name, const std::string& typed);

}  // namespace surprisal::desk
