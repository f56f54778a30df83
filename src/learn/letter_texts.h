// learn: the texts of assets/letters as they are built into the program.
#pragma once

#include <string_view>

#include "base/text.h"

namespace surprisal::learn {

std::string_view letter_text(Language language);

}  // namespace surprisal::learn
