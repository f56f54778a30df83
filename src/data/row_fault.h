// data: what is wrong with a row, as data; it is turned into a sentence at the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"

namespace surprisal::data {

struct RowFault {
  std::size_t row = 0;  // from 0, as in every message about rows
  std::optional<std::size_t> column = {};
  Text what;  // "is NaN"
};

// The first fault in words, and every row that has one, in ascending order.
struct RowFaults {
  std::optional<RowFault> first;
  std::vector<std::uint32_t> rows;

  bool any() const { return first.has_value(); }
  void add(RowFault fault);  // of the same row as the last one, or a later row
  void merge(RowFaults others);
};

// "row 3, column 2 (line 5)"; `lines` has the line of each row, or is empty.
Text place_text(std::size_t row, std::optional<std::size_t> column, std::span<const std::uint32_t> lines);

// "row 3, column 2 (line 5) is NaN"
Text sentence_of(const RowFault& fault, std::span<const std::uint32_t> lines);

// "1,024 rows" and so on
Text count_text(std::size_t count, const char* one, const char* many, const char* chinese);
Text rows_text(std::size_t count);
Text columns_text(std::size_t count);

}  // namespace surprisal::data
