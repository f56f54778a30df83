#include "base/place.h"

#include <algorithm>

namespace surprisal::inline base {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

Place place_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  Place place;
  place.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line = before.rfind('\n');
  const std::string_view in_line = line == before.npos ? before : before.substr(line + 1);
  place.column += static_cast<std::size_t>(std::count_if(in_line.begin(), in_line.end(), begins_character));
  return place;
}

std::size_t byte_of(std::string_view text, Place place) {
  std::size_t at = 0;
  for (std::size_t line = 1; line < place.line; ++line) {
    const std::size_t end = text.find('\n', at);
    if (end == text.npos) return text.size();
    at = end + 1;
  }
  for (std::size_t column = 1; column < place.column && at < text.size() && text[at] != '\n'; ++column) {
    do ++at;
    while (at < text.size() && !begins_character(text[at]));
  }
  return at;
}

}  // namespace surprisal::inline base
