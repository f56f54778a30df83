// data: the contents of a text file of rows, before they are checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/row_fault.h"
#include "data/rows.h"

namespace surprisal::data {

// A row with a fault has NaN instead of its numbers.
struct RowTable {
  Matrix scores;
  std::optional<Matrix> labels;          // as in the file; NaN if there is none
  std::optional<Kind> kind;              // if the file says what its scores are
  std::vector<std::string> class_names;  // may be empty
  std::vector<std::string> ids, texts;   // one for each row, or empty
  std::vector<std::uint32_t> lines;      // of each row, from 1
  RowFaults faults;
  std::vector<Text> notes;
};

}  // namespace surprisal::data
