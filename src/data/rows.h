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

// Numbers in rows and columns, wherever a file or a buffer has them.
struct Matrix {
  const std::byte* first = nullptr;
  Element element = Element::Float32;
  bool swapped = false;  // the bytes of each number are in the other order than this machine's
  std::size_t rows = 0, columns = 0;
  std::ptrdiff_t row_step = 0,
                 column_step = 0;     // in bytes; a column-major array has the short step between rows
  std::shared_ptr<const void> owner;  // keeps the bytes alive
};

// Copies some whole rows, one after the other, into `out`, which has room for count * columns numbers.
void copy_rows(const Matrix& matrix, std::size_t first_row, std::size_t count, std::span<float> out);
void copy_rows(const Matrix& matrix, std::size_t first_row, std::size_t count, std::span<double> out);

// The rows where they are, if they are already floats of this machine, one row after the other.
std::optional<std::span<const float>> float_rows(const Matrix& matrix, std::size_t first_row,
                                                 std::size_t count);

// Numbers in memory of their own.
Matrix matrix_of(std::vector<double> numbers, std::size_t columns);

class MappedFile;

constexpr std::int32_t kIgnored = -1;  // the label of a row that takes no part in any mean

// N samples: a row of scores each, and what is right.
struct Rows {
  Matrix scores;
  Kind kind = Kind::Logits;
  std::vector<std::int32_t>
      labels;  // a class for each row, from 0, or kIgnored; empty if there are no labels
  std::optional<Matrix> soft_labels;     // a distribution for each row, in place of `labels`
  std::vector<std::string> class_names;  // may be empty
  std::vector<std::string> ids, texts;   // one for each row, or empty
  std::vector<std::uint32_t> lines;      // of a text file, the line of each row; or empty
  std::vector<Text> notes;               // what was assumed about the file, and what was left out
  std::vector<std::uint32_t> left_out;   // rows with a fault, in ascending order; their label is kIgnored
  std::vector<std::shared_ptr<const MappedFile>> files;
};

// Whether the files still have the size that they had when they were opened. Call it before a pass over the
// rows, and after it before its result is used: until then, bytes that are gone read as zeros.
Done unchanged(const Rows& rows);

}  // namespace surprisal::data
