// lesson: the widths of a table's columns.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "lesson/page.h"

namespace surprisal::lesson {

inline constexpr double kAnyWidth = std::numeric_limits<double>::infinity();

struct ColumnWidth {
  double needed = 0;  // so that no word is broken
  double wanted = 0;  // so that no line is broken
};

std::vector<ColumnWidth> column_widths(const document::Table& table, const Values& now, const PageLook& look);

// Each column gets what it needs; what is left of `width` is shared in proportion to what they want.
std::vector<double> fitted_widths(std::span<const ColumnWidth> columns, double width);

}  // namespace surprisal::lesson
