// base: text as characters: UTF-8 decoded and encoded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/namespaces.h"

namespace surprisal::inline base {

inline constexpr char32_t kReplacement = 0xFFFD;

struct DecodedCharacter {
  char32_t code = kReplacement;
  std::size_t length = 1;  // bytes
  bool valid = false;      // if not, this is one bad byte
};

// The first character of a non-empty text. Overlong forms, surrogates and codes beyond Unicode are invalid.
DecodedCharacter first_character(std::string_view utf8);

// The length in bytes of the first character; 0 for bad bytes, control characters and an empty text.
std::size_t character_length(std::string_view text);

// Bad bytes become U+FFFD, one each.
template <typename Use>
void for_each_code(std::string_view utf8, Use use) {
  while (!utf8.empty()) {
    const DecodedCharacter character = static_cast<unsigned char>(utf8.front()) < 0x80
                                           ? DecodedCharacter{static_cast<char32_t>(utf8.front()), 1, true}
                                           : first_character(utf8);
    use(character.code);
    utf8.remove_prefix(character.length);
  }
}

std::u32string from_utf8(std::string_view utf8);
std::string to_utf8(std::u32string_view codes);

}  // namespace surprisal::inline base
