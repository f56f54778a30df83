#include "base/quote.h"

#include <algorithm>

namespace surprisal::inline base {

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

std::string harmless(std::string_view text, std::size_t longest) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = character_length(text.substr(i));
    if (result.size() + length > longest) return result + "...";
    result += length == 0 ? "?" : text.substr(i, length);
    i += std::max<std::size_t>(length, 1);
  }
  return result;
}

std::string quoted(std::string_view text) { return "\"" + harmless(text, 40) + "\""; }

}  // namespace surprisal::inline base
