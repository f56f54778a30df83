// command: parses the numbers and bases in options. A problem names the option and says what to give.
#pragma once

#include <string_view>

#include "base/result.h"
#include "math/log_base.h"

namespace surprisal::command {

Result<math::Base> base_from(std::string_view text);

// A whole number from `least` to `most`.
Result<long long> integer_from(std::string_view option, std::string_view text, long long least,
                               long long most);

}  // namespace surprisal::command
