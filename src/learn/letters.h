// learn: a text as the letters that the model of letter pairs reads.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace surprisal::learn {

// The letters a to z, converted to lowercase, and Chinese characters; one space for anything between them. No
// space at the ends.
std::u32string letters_of(std::string_view utf8);

// The text of assets/letters in two parts.
struct LetterParts {
  std::u32string seen;    // for counting: about four fifths; it ends with a space
  std::u32string unseen;  // for testing
};

LetterParts letter_parts(Language language);

}  // namespace surprisal::learn
