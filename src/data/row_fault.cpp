#include "data/row_fault.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace surprisal::data {

void RowFaults::add(RowFault fault) {
  const auto row = static_cast<std::uint32_t>(fault.row);
  if (rows.empty() || rows.back() != row) rows.push_back(row);
  if (!first) first = std::move(fault);
}

void RowFaults::merge(RowFaults others) {
  if (others.first && (!first || others.first->row < first->row)) first = std::move(others.first);
  std::vector<std::uint32_t> all;
  all.reserve(rows.size() + others.rows.size());
  std::set_union(rows.begin(), rows.end(), others.rows.begin(), others.rows.end(), std::back_inserter(all));
  rows = std::move(all);
}

Text place_text(std::size_t row, std::optional<std::size_t> column, std::span<const std::uint32_t> lines) {
  Text place("row " + std::to_string(row), "样本 " + std::to_string(row));
  if (column)
    place = place + Text(", column " + std::to_string(*column), " 第 " + std::to_string(*column) + " 列");
  if (row >= lines.size()) return place;
  const std::string line = std::to_string(lines[row]);
  return place + Text(" (line " + line + ")", "（第 " + line + " 行）");
}

Text sentence_of(const RowFault& fault, std::span<const std::uint32_t> lines) {
  const Text place = place_text(fault.row, fault.column, lines);
  const Text space = {" ", place.zh.back() <= '9' && place.zh.back() >= '0' ? " " : ""};
  return place + space + fault.what;
}

Text count_text(std::size_t count, const char* one, const char* many, const char* chinese) {
  const std::string number = std::to_string(count);
  return {number + " " + (count == 1 ? one : many), number + " " + chinese};
}

Text rows_text(std::size_t count) { return count_text(count, "row", "rows", "个样本"); }
Text columns_text(std::size_t count) { return count_text(count, "column", "columns", "列"); }

}  // namespace surprisal::data
