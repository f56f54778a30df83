// session: the value of any field of a session, as given in files and lines.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/text.h"

namespace surprisal::session {

// Whole numbers are doubles, words are texts.
using Value = std::variant<double, Text, std::vector<double>, std::vector<Text>>;

enum class Kind { Number, Word, Name, NumberList, NameList };

}  // namespace surprisal::session
