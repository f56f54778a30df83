// data: CSV, TSV and other tables of numbers as text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "data/row_table.h"
#include "data/work.h"

namespace surprisal::data {

struct DelimitedOptions {
  std::string label_column = {};                  // a column's name or its number from 0
  std::optional<bool> head = {};                  // whether the first line has names; otherwise detected
  std::span<const std::string> class_names = {};  // so that a label can be a name
  bool labels_only = false;  // a file without scores: its column or columns are the labels
};

// Accepts any bytes. A line that is not a row is one of the table's faults. If the work is stopped, the table
// ends there.
Result<RowTable> read_delimited(std::string_view text, const DelimitedOptions& options = {},
                                const Work& work = {});

}  // namespace surprisal::data
