// desk: a file of rows to read: where it is, and what the user says about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "data/comparison.h"
#include "data/overview.h"
#include "data/reading.h"
#include "desk/row_columns.h"
#include "session/session.h"

namespace surprisal::desk {

struct RowSource {
  std::filesystem::path file;
  std::string labels;  // a file, a column of the file, or empty
  data::ReadingOptions reading;
  std::optional<session::DigitRun> digits = {};  // instead of a file: the test digits, with this classifier
  std::filesystem::path with = {};  // another model's predictions for the same rows, to compare; or empty

  friend bool operator==(const RowSource&, const RowSource&) = default;
};

// Another model's losses on the same rows. Its file is read in the same way, with the same labels.
struct OtherModel {
  std::optional<double> mean_loss;
  data::Comparison comparison;
};

// The contents of a file, with the numbers of each row and of all rows. Immutable.
struct RowFile {
  RowSource source;
  data::Rows rows;
  data::RowNumbers numbers;
  data::Overview overview;
  // Worst first; without labels, the least confident first.
  std::shared_ptr<const SortedRows> worst_first;
  std::vector<double> label_thresholds;  // as in data/notable_rows.h; empty without labels
  std::optional<OtherModel> other;       // if `source.with` is given
  Text reading;                          // "read as logits, float32, 10,000 rows × 10 classes, labels 0–9"

  std::size_t count() const { return numbers.rows(); }
  std::size_t classes() const { return rows.scores.columns; }
  bool has_labels() const { return numbers.has_labels(); }
};

// Decides which of the files has the predictions and which the labels: the labels are in the file whose name
// says so, otherwise in the smaller one.
RowSource source_of(const std::vector<std::filesystem::path>& files);

// The endings of files that can contain rows, in lowercase.
std::span<const std::string_view> row_endings();
bool is_row_file(std::string_view path);  // by its ending: .npy, .npz, .csv, .tsv, .txt, .jsonl, .json

Text name_of_rows(const RowSource& source);  // of the files, shortened: "predictions.npy + labels.npy"
std::string name_of_other(const RowSource& source);

std::string class_name_of(const RowFile& file, std::int32_t k);  // or its number, from 0

Text reading_text(const RowFile& file);

}  // namespace surprisal::desk
