// desk: what is known about each row: the columns of the table, and the terms of its filter.
#pragma once

#include <cstdint>
#include <vector>

namespace surprisal::desk {

enum class RowColumn { Row, Label, Predicted, Probability, Loss, Confidence, Entropy, Difference, Text };

struct SortedRows {
  RowColumn column = RowColumn::Loss;
  bool descending = true;
  std::vector<std::uint32_t> rows;  // all rows but those left out; those without such a number last
};

}  // namespace surprisal::desk
