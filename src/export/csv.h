// export: the numbers of a figure as CSV (RFC 4180, UTF-8). Lines end with LF, which every program reads.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

namespace surprisal::exporting {

// Numbers can be read back exactly; infinity is "inf", NaN is an empty cell. A label that a spreadsheet would
// mistake for a formula gets an apostrophe before it.
using CsvCell = std::variant<double, std::string>;
struct CsvColumn {
  std::string header;  // with the unit
  std::variant<std::vector<double>, std::vector<std::string>, std::vector<CsvCell>> cells;
};

// One series. Short columns are padded with empty cells.
using CsvBlock = std::vector<CsvColumn>;

// One block below the other, with an empty line in between.
std::string csv(std::span<const CsvBlock> blocks);

}  // namespace surprisal::exporting
