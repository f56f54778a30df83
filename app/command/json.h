// command: values as JSON.
#pragma once

#include <string>
#include <string_view>

namespace surprisal::command {

std::string json_text(std::string_view text);  // in quotes
std::string json_number(double value);         // with all digits; "inf" and "nan" in quotes

// Joins entries with a separator.
template <typename List, typename F>
std::string json_list(const List& list, F f, const std::string& between = ", ") {
  std::string text;
  for (const auto& entry : list) text += (text.empty() ? "" : between) + f(entry);
  return text;
}

}  // namespace surprisal::command
