// command: results as text with aligned columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace surprisal::command {

struct TextColumn {
  std::string title;
  std::vector<std::string> cells;
};

// Right-aligned, a title above each column. All columns have as many cells as the first one.
std::string text_table(const std::vector<TextColumn>& columns);

// "  name            text", with the texts of all such lines aligned.
std::string text_line(std::string_view name, std::string_view text);

// The same for a number with five significant digits; empty without one.
std::string number_line(std::string_view name, std::optional<double> value, std::string_view unit = {});

std::string short_number(double value);  // five significant digits
std::string percent(double share);       // 91.9%

std::string counted(std::size_t count, const std::string& one, const std::string& many);  // "3 rows"

}  // namespace surprisal::command
