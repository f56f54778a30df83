#include "lesson/table_columns.h"

#include <algorithm>

#include "lesson/page_words.h"

namespace surprisal::lesson {

std::vector<ColumnWidth> column_widths(const document::Table& table, const Values& now,
                                       const PageLook& look) {
  std::vector<ColumnWidth> columns(table.heads.size());
  const auto measure = [&](const std::vector<document::Inlines>& row, Weight weight) {
    for (std::size_t c = 0; c < std::min(columns.size(), row.size()); ++c) {
      constexpr std::size_t kMaxUnbrokenCharacters =
          6;  // short Chinese cells, such as 平方误差, stay in one line
      double width = 0;
      double unbroken = 0;
      std::size_t characters = 0;
      for (const PageItem& item : ItemBuilder(now, look, kAnyWidth).items(row[c], weight, Color())) {
        width += item.width;
        characters += item.line.glyphs.size();
        unbroken = item.is_space || item.break_before ? 0 : unbroken;
        unbroken += item.is_space ? 0 : item.width;
        columns[c].needed = std::max(columns[c].needed, unbroken + 0.5);
      }
      columns[c].wanted = std::max(columns[c].wanted, width + 0.5);
      if (look.language == Language::Chinese && characters <= kMaxUnbrokenCharacters)
        columns[c].needed = std::max(columns[c].needed, width + 0.5);
    }
  };
  measure(table.heads, Weight::Bold);
  for (const auto& row : table.rows) measure(row, Weight::Regular);
  return columns;
}

std::vector<double> fitted_widths(std::span<const ColumnWidth> columns, double width) {
  double needed = 0;
  double wanted = 0;
  for (const ColumnWidth& column : columns) {
    needed += column.needed;
    wanted += column.wanted;
  }
  const double share = wanted > needed ? std::clamp((width - needed) / (wanted - needed), 0.0, 1.0) : 0;
  const double spare =
      std::max(0.0, width - wanted) / static_cast<double>(std::max<std::size_t>(1, columns.size()));
  std::vector<double> widths;
  for (const ColumnWidth& column : columns)
    widths.push_back(column.needed + share * (column.wanted - column.needed) + spare);
  return widths;
}

}  // namespace surprisal::lesson
