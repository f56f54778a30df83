// data: turns the labels of a file into classes from 0 or into distributions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/row_fault.h"
#include "data/rows.h"
#include "data/work.h"

namespace surprisal::data {

struct LabelOptions {
  std::optional<int> base = {};             // 0 or 1: the number of the first class; by default 0
  std::optional<std::int64_t> ignore = {};  // besides -100 and -1
  std::string file_of_rows = {};            // its name, if the labels come from another file
};

struct Labels {
  std::vector<std::int32_t> classes;  // from 0, or kIgnored
  std::optional<Matrix> soft;         // instead of `classes`
  RowFaults faults;
  std::vector<Text> notes;
};

// One column of class numbers, or a column for each class: one-hot or a distribution. Numbers are never
// changed unasked: labels that seem to count from 1 are only mentioned. If the work is stopped,
// labels are missing.
Result<Labels> labels_from(const Matrix& labels, std::size_t rows, std::size_t classes,
                           const LabelOptions& options, const Work& work = {});

}  // namespace surprisal::data
