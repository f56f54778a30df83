#include "base/utf8.h"

namespace surprisal::inline base {

DecodedCharacter first_character(std::string_view utf8) {
  const auto lead = static_cast<unsigned char>(utf8.front());
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || length > utf8.size()) return {};
  char32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(utf8[i]);
    if ((next & 0xC0) != 0x80) return {};
    code = code << 6 | (next & 0x3F);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (overlong || surrogate || code > 0x10FFFF) return {};
  return {code, length, true};
}

std::size_t character_length(std::string_view text) {
  if (text.empty()) return 0;
  const DecodedCharacter first = first_character(text);
  const bool control = first.code < 0x20 || (first.code >= 0x7F && first.code < 0xA0);
  return first.valid && !control ? first.length : 0;
}

std::u32string from_utf8(std::string_view utf8) {
  std::u32string codes;
  for_each_code(utf8, [&](char32_t code) { codes.push_back(code); });
  return codes;
}

std::string to_utf8(std::u32string_view codes) {
  std::string utf8;
  const auto put = [&](char32_t byte) { utf8.push_back(static_cast<char>(byte)); };
  for (char32_t c : codes) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)),
          put(0x80 | (c & 0x3F));
    }
  }
  return utf8;
}

}  // namespace surprisal::inline base
