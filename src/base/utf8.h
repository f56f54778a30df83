// base: characters: UTF-8 decoded and encoded, which of them are Chinese, and where a line may break.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/rooms.h"

namespace surprisal::inline base {

// How many bytes the first character of the text has in UTF-8; 0 where it is none, or one of control.
std::size_t character_length(std::string_view text);

inline constexpr char32_t kReplacement = 0xFFFD;

// Bad bytes become U+FFFD, one each.
template <typename Use>
void for_each_code(std::string_view utf8, Use use) {
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      use(char32_t{lead});
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    char32_t code = length == 2 ? lead & 0x1F : length == 3 ? lead & 0x0F : lead & 0x07;
    bool good = length > 0 && i + length <= utf8.size();
    for (std::size_t k = 1; good && k < length; ++k) {
      const auto next = static_cast<unsigned char>(utf8[i + k]);
      good = (next & 0xC0) == 0x80;
      code = (code << 6) | (next & 0x3F);
    }
    // Overlong forms, surrogates and what lies beyond Unicode are bad too.
    good = good && !(length == 3 && code < 0x800) && !(length == 4 && (code < 0x10000 || code > 0x10FFFF)) &&
           !(code >= 0xD800 && code < 0xE000);
    use(good ? code : kReplacement);
    i += good ? length : 1;
  }
}

std::u32string from_utf8(std::string_view utf8);
std::string to_utf8(std::u32string_view codes);

// A character of Chinese text: an ideograph, its punctuation, a full-width form.
bool is_cjk(char32_t code);

// Quotes, dashes and dots that Chinese and English share.
bool is_shared_punctuation(char32_t code);

// Whether there is an ideograph in it, which makes it Chinese.
bool has_ideograph(std::string_view utf8);

// Whether a line may end with the one character and the next line begin with the other.
bool may_break(char32_t before, char32_t after);

}  // namespace surprisal::inline base
