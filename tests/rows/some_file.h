// A file of rows for tests, as if it had been read from disk.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "desk/row_reader.h"
#include "figures/rows/shown_rows.h"
#include "testing.h"

namespace surprisal::test {

inline std::shared_ptr<const RowFile> file_of(std::vector<double> scores, std::size_t columns,
                                              std::vector<std::int32_t> labels,
                                              data::Kind kind = data::Kind::Logits) {
  data::Rows rows;
  rows.scores = data::matrix_of(std::move(scores), columns);
  rows.labels = std::move(labels);
  rows.kind = kind;
  return *evaluate_rows({}, std::move(rows));
}

// Four rows of three classes; row 1 is wrong, row 2 is confidently wrong, row 3 is ignored.
inline std::shared_ptr<const RowFile> four_rows() {
  data::Rows rows;
  rows.scores = data::matrix_of({4, 0, 0, 1, 1.5, 0, 0, 9, 0, 0, 0, 3}, 3);
  rows.labels = {0, 0, 2, data::kIgnored};
  rows.class_names = {"cat", "dog", "pig"};
  rows.texts = {"A cat.", "A small dog", "pigs", "another cat"};
  return *evaluate_rows({}, std::move(rows));
}

inline std::shared_ptr<const RowFile> made_up_file() { return *evaluate_rows({}, figures::synthetic_rows()); }

}  // namespace surprisal::test
