// data: passes over all rows, a few at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "data/rows.h"

namespace surprisal::data {

// Calls use(first_row, numbers) with a few whole rows at a time, as doubles, one row after the other, until
// it returns false.
template <typename Use>
void for_each_block(const Matrix& matrix, Use use) {
  constexpr std::size_t kNumbersAtATime = 1 << 14;  // so that they stay in the cache
  const std::size_t columns = std::max<std::size_t>(matrix.columns, 1);
  const std::size_t rows_at_a_time = std::max<std::size_t>(kNumbersAtATime / columns, 1);
  std::vector<double> numbers(std::min(rows_at_a_time, matrix.rows) * columns);
  for (std::size_t row = 0; row < matrix.rows; row += rows_at_a_time) {
    const std::size_t count = std::min(rows_at_a_time, matrix.rows - row);
    const std::span<double> block = std::span(numbers).first(count * matrix.columns);
    copy_rows(matrix, row, count, block);
    if (!use(row, std::span<const double>(block))) return;
  }
}

}  // namespace surprisal::data
