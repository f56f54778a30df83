// session: what any field of a session can be written as.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/text.h"

namespace surprisal::session {

// Whole numbers are numbers, words are texts.
using Value = std::variant<double, Text, std::vector<double>, std::vector<Text>>;

enum class Kind { Number, Word, Name, NumberList, NameList };

}  // namespace surprisal::session
