#include "export/number_tables.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/wording.h"

namespace surprisal::exporting {
namespace {

using Row = std::vector<std::string>;

struct Grid {
  Row heads;
  std::vector<Row> rows;
  std::vector<bool> is_number;  // one per column
};

Grid grid_of(const CsvBlock& block) {
  Grid grid;
  std::size_t rows = 0;
  for (const CsvColumn& column : block) {
    grid.heads.push_back(column.header);
    grid.is_number.push_back(std::holds_alternative<std::vector<double>>(column.cells));
    rows = std::max(rows, std::visit([](const auto& cells) { return cells.size(); }, column.cells));
  }
  for (std::size_t r = 0; r < rows; ++r) {
    Row row;
    for (const CsvColumn& column : block) {
      if (const auto* numbers = std::get_if<std::vector<double>>(&column.cells))
        row.push_back(r < numbers->size() ? shown((*numbers)[r]) : "");
      else if (const auto* words = std::get_if<std::vector<std::string>>(&column.cells))
        row.push_back(r < words->size() ? (*words)[r] : "");
    }
    grid.rows.push_back(row);
  }
  return grid;
}

std::string joined(const Row& row, std::string_view between,
                   const std::function<std::string(std::string)>& safe) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : std::string(between)) + safe(row[i]);
  return line;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string one_line(std::string text) { return replaced(replaced(std::move(text), "\n", " "), "\t", " "); }

std::string safe_markdown(std::string text) {
  return replaced(replaced(one_line(std::move(text)), "\\", "\\\\"), "|", "\\|");
}

std::string safe_latex(const std::string& text) {
  std::string safe;
  for (char c : one_line(text)) {
    if (c == '\\')
      safe += "\\textbackslash{}";
    else if (c == '~')
      safe += "\\textasciitilde{}";
    else if (c == '^')
      safe += "\\textasciicircum{}";
    else if (std::string_view("{}$%&#_").find(c) != std::string_view::npos)
      safe += std::string("\\") + c;
    else
      safe += c;
  }
  safe = replaced(std::move(safe), "\u2212", "$-$");
  return replaced(std::move(safe), "\u221e", "$\\infty$");
}

std::string plain(const Grid& grid) {
  std::string text = joined(grid.heads, "\t", one_line) + "\n";
  for (const Row& row : grid.rows) text += joined(row, "\t", one_line) + "\n";
  return text;
}

std::string markdown(const Grid& grid) {
  std::string text = "| " + joined(grid.heads, " | ", safe_markdown) + " |\n|";
  for (bool is_number : grid.is_number) text += is_number ? "---:|" : ":---|";
  text += "\n";
  for (const Row& row : grid.rows) text += "| " + joined(row, " | ", safe_markdown) + " |\n";
  return text;
}

std::string latex(const Grid& grid) {
  std::string columns;
  for (bool is_number : grid.is_number) columns += is_number ? 'r' : 'l';
  std::string text = "\\begin{tabular}{" + columns + "}\n\\toprule\n" +
                     joined(grid.heads, " & ", safe_latex) + " \\\\\n\\midrule\n";
  for (const Row& row : grid.rows) text += joined(row, " & ", safe_latex) + " \\\\\n";
  return text + "\\bottomrule\n\\end{tabular}\n";
}

std::string tables(std::span<const CsvBlock> blocks, std::string (*write)(const Grid&)) {
  std::string text;
  for (const CsvBlock& block : blocks) text += (text.empty() ? "" : "\n") + write(grid_of(block));
  return text;
}

}  // namespace

std::string plain_tables(std::span<const CsvBlock> blocks) { return tables(blocks, plain); }
std::string markdown_tables(std::span<const CsvBlock> blocks) { return tables(blocks, markdown); }
std::string latex_tables(std::span<const CsvBlock> blocks) { return tables(blocks, latex); }

}  // namespace surprisal::exporting
