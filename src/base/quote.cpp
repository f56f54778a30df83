#include "base/quote.h"

#include <algorithm>

#include "base/utf8.h"

namespace surprisal::inline base {

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

Text in_quotes(std::string_view text) { return {quoted(text), "“" + harmless(text, 40) + "”"}; }

}  // namespace surprisal::inline base
