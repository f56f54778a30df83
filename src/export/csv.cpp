#include "export/csv.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/number.h"

namespace surprisal::exporting {
namespace {

std::string quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

std::string label_cell(std::string_view label) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r\n";
  const bool risky = !label.empty() && kFormulaStarts.find(label.front()) != std::string_view::npos;
  return quoted(risky ? "'" + std::string(label) : label);
}

std::string number_cell(double value) { return std::isnan(value) ? "" : exact(value); }

std::size_t rows(const CsvColumn& column) {
  return std::visit([](const auto& cells) { return cells.size(); }, column.cells);
}

std::string cell(const CsvColumn& column, std::size_t row) {
  if (row >= rows(column)) return {};
  const CsvCell own = std::visit([row](const auto& cells) { return CsvCell(cells[row]); }, column.cells);
  const auto* value = std::get_if<double>(&own);
  return value ? number_cell(*value) : label_cell(std::get<std::string>(own));
}

void add_line(std::string& text, const std::vector<std::string>& cells) {
  // A single empty cell would give an empty line, which marks the end of a block.
  if (cells.size() == 1 && cells[0].empty()) text += "\"\"";
  for (std::size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? "," : "") + cells[i];
  text += '\n';
}

void add_block(std::string& text, const CsvBlock& block) {
  std::vector<std::string> line;
  std::size_t longest = 0;
  for (const CsvColumn& column : block) {
    line.push_back(label_cell(column.header));
    longest = std::max(longest, rows(column));
  }
  add_line(text, line);
  for (std::size_t row = 0; row < longest; ++row) {
    line.clear();
    for (const CsvColumn& column : block) line.push_back(cell(column, row));
    add_line(text, line);
  }
}

}  // namespace

std::string csv(std::span<const CsvBlock> blocks) {
  std::string text;
  for (const CsvBlock& block : blocks) {
    if (block.empty()) continue;
    if (!text.empty()) text += '\n';
    add_block(text, block);
  }
  return text;
}

}  // namespace surprisal::exporting
