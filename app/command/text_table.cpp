#include "command/text_table.h"

#include <algorithm>

#include "base/number.h"
#include "base/utf8.h"

namespace surprisal::command {
namespace {

std::size_t width_of(const std::string& text) { return from_utf8(text).size(); }

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t own = width_of(text);
  return std::string(width > own ? width - own : 0, ' ') + text;
}

}  // namespace

std::string text_table(const std::vector<TextColumn>& columns) {
  std::vector<std::size_t> widths;
  for (const TextColumn& column : columns) {
    std::size_t width = width_of(column.title);
    for (const std::string& text : column.cells) width = std::max(width, width_of(text));
    widths.push_back(width);
  }
  std::string table;
  const auto row = [&](auto cell) {
    for (std::size_t i = 0; i < columns.size(); ++i) table += "  " + padded(cell(columns[i]), widths[i]);
    table += "\n";
  };
  row([](const TextColumn& column) { return column.title; });
  for (std::size_t k = 0; k < columns.front().cells.size(); ++k) {
    row([k](const TextColumn& column) { return column.cells[k]; });
  }
  return table;
}

std::string text_line(std::string_view name, std::string_view text) {
  std::string line = "  " + std::string(name);
  line.resize(std::max<std::size_t>(line.size() + 1, 34), ' ');
  return line + std::string(text) + "\n";
}

std::string number_line(std::string_view name, std::optional<double> value, std::string_view unit) {
  if (!value) return {};
  return text_line(name, short_number(*value) + (unit.empty() ? "" : " " + std::string(unit)));
}

std::string short_number(double value) { return significant(value, 5); }

std::string percent(double share) { return fixed(100 * share, 1) + "%"; }

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace surprisal::command
