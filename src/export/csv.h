// export: the numbers of a figure as CSV (RFC 4180, UTF-8), with LF at the ends of lines, as other programs
// on this system write and all read.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

namespace surprisal::exporting {

// Numbers read back exactly; infinity is "inf" and what is no number an empty cell. Labels that a spreadsheet
// would take for a formula get an apostrophe before them.
using CsvCell = std::variant<double, std::string>;
struct CsvColumn {
  std::string header;  // with the unit
  std::variant<std::vector<double>, std::vector<std::string>, std::vector<CsvCell>> cells;
};

// One series. Short columns are filled up with empty cells.
using CsvBlock = std::vector<CsvColumn>;

// One block below the other with an empty line between.
std::string csv(std::span<const CsvBlock> blocks);

}  // namespace surprisal::exporting
