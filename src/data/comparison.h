// data: two models on the same rows.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/result.h"
#include "data/row_numbers.h"

namespace surprisal::data {

struct Comparison {
  std::vector<double> difference;  // the loss of the second model minus that of the first, for each row
  std::size_t used = 0;
  std::size_t better = 0, worse = 0, equal = 0;  // used rows, for the second model
  std::optional<double> mean;                    // of the used rows
  std::optional<double> standard_error;          // of the mean; empty for fewer than two rows
};

// The problem says how the rows differ.
Result<Comparison> compare(const RowNumbers& first, const RowNumbers& second);

}  // namespace surprisal::data
