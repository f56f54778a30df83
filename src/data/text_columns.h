// data: what each column of a CSV or TSV contains: scores, the label, an id, a text.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/cells.h"

namespace surprisal::data {

enum class ColumnRole { Score, Label, Id, Words, LeftOut };

struct TextColumns {
  bool has_header = false;
  std::vector<ColumnRole> roles;         // of each column
  std::vector<std::string> class_names;  // from the header; empty if it only counts
  std::vector<Text> notes;
};

struct ColumnOptions {
  std::string label = {};         // a column's name or its number from 0
  std::optional<bool> head = {};  // whether the first line has names
  bool labels_only = false;       // without a column of labels, all columns of numbers are labels
};

// From the first lines of a text. The notes say which columns are not plain scores.
Result<TextColumns> columns_of(std::span<const std::vector<Cell>> lines, bool decimal_comma,
                               const ColumnOptions& options);

}  // namespace surprisal::data
