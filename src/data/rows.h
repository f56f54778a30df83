// data: many samples at once. The numbers usually stay in a mapped file and are never copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/namespaces.h"
#include "base/result.h"

namespace surprisal::data {

enum class Kind { Logits, Probabilities, LogProbabilities };

enum class Element { Float16, Float32, Float64, Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64 };

// A matrix of numbers that are stored in a file or a buffer.
struct Matrix {
  const std::byte* first = nullptr;
  Element element = Element::Float32;
  bool swapped = false;  // the byte order is the opposite of this machine's
  std::size_t rows = 0, columns = 0;
  std::ptrdiff_t row_step = 0,
                 column_step = 0;     // in bytes; column-major arrays have the short step between rows
  std::shared_ptr<const void> owner;  // keeps the bytes alive
};

// Copies whole rows, one after the other, into `out`, which has room for count * columns numbers.
void copy_rows(const Matrix& matrix, std::size_t first_row, std::size_t count, std::span<float> out);
void copy_rows(const Matrix& matrix, std::size_t first_row, std::size_t count, std::span<double> out);

// The rows in place, if they are already native floats, one row after the other.
std::optional<std::span<const float>> float_rows(const Matrix& matrix, std::size_t first_row,
                                                 std::size_t count);

// A matrix that owns its numbers.
Matrix matrix_of(std::vector<double> numbers, std::size_t columns);

class MappedFile;

constexpr std::int32_t kIgnored = -1;  // the label of a row that counts in no mean

// N samples: a row of scores for each, and the right answers.
struct Rows {
  Matrix scores;
  Kind kind = Kind::Logits;
  std::vector<std::int32_t>
      labels;  // a class for each row, from 0, or kIgnored; empty if there are no labels
  std::optional<Matrix> soft_labels;     // a distribution for each row, instead of `labels`
  std::vector<std::string> class_names;  // may be empty
  std::vector<std::string> ids, texts;   // one for each row, or empty
  std::vector<std::uint32_t> lines;      // the line of each row in a text file; or empty
  std::vector<Text> notes;               // what was assumed about the file, and what was left out
  std::vector<std::uint32_t> left_out;   // rows with a fault, in ascending order; their label is kIgnored
  std::vector<std::shared_ptr<const MappedFile>> files;
};

bool is_left_out(const Rows& rows, std::size_t row);
bool has_used_label(const Rows& rows, std::size_t row);  // hard or soft

// Whether the files still have the size that they had when they were opened. Call it before a pass over the
// rows, and again after the pass, before its result is used: bytes that are gone read as zeros.
Done unchanged(const Rows& rows);

}  // namespace surprisal::data
