// Invariants of anything that a reader of rows accepts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "data/kinds.h"
#include "data/labels.h"
#include "data/row_table.h"
#include "expect.h"

namespace surprisal::test {

inline std::shared_ptr<const std::string> kept_bytes(const std::uint8_t* bytes, std::size_t count) {
  return std::make_shared<const std::string>(reinterpret_cast<const char*>(bytes), count);
}

template <typename Value>
bool is_read(const Result<Value>& result) {
  if (!result)
    expect(!result.problem().message.en.empty() && !result.problem().message.zh.empty(),
           "a problem without a message");
  return static_cast<bool>(result);
}

// Every number can be read, and every way of checking them terminates.
inline void check_matrix(const data::Matrix& matrix) {
  std::vector<double> row(matrix.columns);
  for (std::size_t i = 0; i < matrix.rows && matrix.columns > 0; ++i) copy_rows(matrix, i, 1, row);
  if (matrix.columns < 2 || matrix.rows == 0) return;
  for (const data::Kind kind : {guess_kind(matrix).kind, data::Kind::Probabilities}) {
    for (const std::uint32_t faulty : faults_of(matrix, kind).rows)
      expect(faulty < matrix.rows, "a fault in a row that does not exist");
  }
}

inline void check_labels(const data::Matrix& labels, std::size_t rows, std::size_t classes) {
  const Result<data::Labels> read = labels_from(labels, rows, classes, {});
  if (!is_read(read)) return;
  expect(read->soft.has_value() || read->classes.size() == rows, "labels are missing");
  for (const std::int32_t label : read->classes) {
    expect(label == data::kIgnored || (label >= 0 && static_cast<std::size_t>(label) < classes),
           "a label out of range");
  }
}

inline void check_table(const data::RowTable& table) {
  check_matrix(table.scores);
  const std::size_t rows = table.lines.size();
  expect(table.scores.columns == 0 || table.scores.rows == rows, "rows and lines differ");
  expect(table.ids.empty() || table.ids.size() == rows, "ids are missing");
  expect(table.texts.empty() || table.texts.size() == rows, "texts are missing");
  expect(table.faults.any() == !table.faults.rows.empty(), "the first fault is missing");
  for (const std::uint32_t row : table.faults.rows)
    expect(row < rows, "a fault in a row that does not exist");
  if (table.faults.any())
    expect(!sentence_of(*table.faults.first, table.lines).zh.empty(), "a fault without a sentence");
  if (table.labels && table.scores.columns > 1) check_labels(*table.labels, rows, table.scores.columns);
}

}  // namespace surprisal::test
