#include "base/toml_nesting.h"

#include <algorithm>
#include <vector>

namespace surprisal::inline base {
namespace {

// The last character of the string that begins here; a string that has no end ends with its line. Up to two
// quotes before the three that end a string of several lines belong to the string.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const std::string_view three = text.substr(begin, 3);
  const bool has_lines = three.size() == 3 && three[1] == quote && three[2] == quote;
  for (std::size_t i = begin + (has_lines ? 3 : 1); i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"')
      ++i;
    else if (has_lines && text.substr(i, 3) == three)
      return std::min({text.find_first_not_of(quote, i), i + 5, text.size()}) - 1;
    else if (!has_lines && (text[i] == quote || text[i] == '\n'))
      return i;
  }
  return text.size();
}

}  // namespace

std::optional<std::size_t> nested_deeper(std::string_view text, std::size_t levels) {
  std::vector<std::size_t> dots = {0};  // of the current key: outside of brackets, then within each open one
  std::size_t all_dots = 0;
  const auto begin_key = [&] {
    all_dots -= dots.back();
    dots.back() = 0;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = end_of_string(text, i);
    } else if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      begin_key();
    } else if (c == ',' || c == '\n') {
      begin_key();
    } else if (c == '.') {
      ++dots.back();
      ++all_dots;
    } else if (c == '[' || c == '{') {
      dots.push_back(0);
    } else if ((c == ']' || c == '}') && dots.size() > 1) {
      begin_key();
      dots.pop_back();
    }
    if (dots.size() - 1 + all_dots > levels) return i;
  }
  return std::nullopt;
}

}  // namespace surprisal::inline base
