// base: lowercase text, for comparing names regardless of case.
#pragma once

#include <string>
#include <string_view>

#include "base/namespaces.h"

namespace surprisal::inline base {

std::string lower_case(std::string_view text);  // A to Z; all other characters stay

}  // namespace surprisal::inline base
