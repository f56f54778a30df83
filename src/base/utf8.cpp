#include "base/utf8.h"

#include <algorithm>

namespace surprisal::inline base {
namespace {

bool is_one_of(char32_t code, std::u32string_view codes) { return codes.find(code) != codes.npos; }

}  // namespace

std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return lead >= 0x20 && lead != 0x7f ? 1 : 0;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  unsigned code = lead & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    code = code << 6 | (byte(i) & 0x3f);
  }
  const unsigned least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0xa0;  // C1 controls lie below a0
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return lead >= 0xc2 && lead <= 0xf4 && code >= least && code <= 0x10ffff && !surrogate ? length : 0;
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

bool is_cjk(char32_t code) {
  return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0xFF00 && code <= 0xFFEF);
}

bool is_shared_punctuation(char32_t code) {
  return (code >= 0x2018 && code <= 0x201D) || code == U'—' || code == U'…';
}

bool has_ideograph(std::string_view utf8) {
  // The lead bytes of U+4000 to U+9FFF.
  return std::any_of(utf8.begin(), utf8.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
  });
}

bool may_break(char32_t before, char32_t after) {
  if (is_one_of(after, U" ，。；：、！？）》」』】”’…—%.,;:!?)]}") || is_one_of(before, U"（《「『【“‘([{"))
    return false;
  return before == U' ' || is_cjk(before) || is_cjk(after) || is_one_of(before, U"“”…—") ||
         is_one_of(after, U"“”…—");
}

}  // namespace surprisal::inline base
