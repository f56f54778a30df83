// data: the cells of CSV and TSV, and which separator a text uses.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace surprisal::data {

struct Dialect {
  char separator = ',';        // a space stands for any number of spaces and tabs
  bool decimal_comma = false;  // 0,5 instead of 0.5
};

struct Cell {
  std::string_view text;  // without its quotes and the spaces around it
  bool quoted = false;
  bool well_formed = true;  // quotes are closed, and nothing follows them
  bool ends_line = false;
  std::size_t line_breaks = 0;  // inside quotes
};

// The cell that begins at `at`. Moves `at` to the next one.
Cell take_cell(const char*& at, const char* end, char separator);

std::string content_of(const Cell& cell);  // "" inside quotes is one quote

// A whole cell as a number: a sign, "nan" and "inf" are allowed.
std::optional<double> number_in(std::string_view text, bool decimal_comma);

// The first non-empty lines, each split into cells.
std::vector<std::vector<Cell>> first_lines(std::string_view text, char separator, std::size_t most);

Dialect dialect_of(std::string_view text);

}  // namespace surprisal::data
