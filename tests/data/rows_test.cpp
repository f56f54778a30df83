#include "data/rows.h"

#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::Element;
using data::Matrix;

template <typename Number>
Matrix matrix_of(const Number* first, Element element, std::size_t rows, std::size_t columns) {
  Matrix matrix;
  matrix.first = reinterpret_cast<const std::byte*>(first);
  matrix.element = element;
  matrix.rows = rows, matrix.columns = columns;
  matrix.column_step = sizeof(Number);
  matrix.row_step = static_cast<std::ptrdiff_t>(columns * sizeof(Number));
  return matrix;
}

// Computed from the definition of the format: sign, 5 bits of exponent, 10 bits of fraction.
double half_by_definition(unsigned bits) {
  const double sign = bits & 0x8000 ? -1 : 1;
  const int exponent = static_cast<int>(bits >> 10 & 31);
  const double fraction = (bits & 1023) / 1024.0;
  if (exponent == 31) return fraction == 0 ? sign * std::numeric_limits<double>::infinity() : std::nan("");
  return sign * (exponent == 0 ? std::ldexp(fraction, -14) : std::ldexp(1 + fraction, exponent - 15));
}

TEST(Rows, EveryHalfIsExact) {
  std::vector<std::uint16_t> halves(65536);
  for (unsigned bits = 0; bits < 65536; ++bits) halves[bits] = static_cast<std::uint16_t>(bits);
  const std::vector<double> numbers = numbers_of(matrix_of(halves.data(), Element::Float16, 65536, 1));
  for (unsigned bits = 0; bits < 65536; ++bits) {
    const double right = half_by_definition(bits);
    if (std::isnan(right)) {
      ASSERT_TRUE(std::isnan(numbers[bits])) << bits;
    } else {
      ASSERT_EQ(numbers[bits], right) << bits;
      ASSERT_EQ(std::signbit(numbers[bits]), std::signbit(right)) << bits;
    }
  }
}

template <typename Number>
void expect_extremes(Element element) {
  const std::array<Number, 4> stored = {std::numeric_limits<Number>::lowest(),
                                        std::numeric_limits<Number>::max(), Number(1), Number(0)};
  std::array<Number, 4> swapped = stored;
  for (Number& number : swapped) {
    std::array<std::byte, sizeof(Number)> bytes = {};
    std::memcpy(bytes.data(), &number, sizeof number);
    std::reverse(bytes.begin(), bytes.end());
    std::memcpy(&number, bytes.data(), sizeof number);
  }
  const Matrix matrix = matrix_of(stored.data(), element, 2, 2);
  Matrix other = matrix_of(swapped.data(), element, 2, 2);
  other.swapped = true;
  const std::vector<double> right(stored.begin(), stored.end());
  EXPECT_EQ(numbers_of(matrix), right);
  EXPECT_EQ(numbers_of(other), right);
}

TEST(Rows, EveryElementInBothByteOrders) {
  expect_extremes<float>(Element::Float32);
  expect_extremes<double>(Element::Float64);
  expect_extremes<std::int8_t>(Element::Int8);
  expect_extremes<std::uint8_t>(Element::UInt8);
  expect_extremes<std::int16_t>(Element::Int16);
  expect_extremes<std::uint16_t>(Element::UInt16);
  expect_extremes<std::int32_t>(Element::Int32);
  expect_extremes<std::uint32_t>(Element::UInt32);
  expect_extremes<std::int64_t>(Element::Int64);
  expect_extremes<std::uint64_t>(Element::UInt64);
}

TEST(Rows, RowsAreCopiedWholeFromEitherOrder) {
  const std::array<float, 6> by_rows = {0, 1, 2, 10, 11, 12};
  const std::array<float, 6> by_columns = {0, 10, 1, 11, 2, 12};
  const Matrix c = matrix_of(by_rows.data(), Element::Float32, 2, 3);
  Matrix fortran = matrix_of(by_columns.data(), Element::Float32, 2, 3);
  fortran.row_step = sizeof(float), fortran.column_step = 2 * sizeof(float);
  for (const Matrix& matrix : {c, fortran}) {
    std::array<float, 6> all = {};
    copy_rows(matrix, 0, 2, all);
    EXPECT_EQ(all, by_rows);
    std::array<float, 3> last = {};
    copy_rows(matrix, 1, 1, last);
    EXPECT_EQ(last, (std::array<float, 3>{10, 11, 12}));
  }
}

TEST(Rows, FloatsOfThisMachineAreUsedWhereTheyAre) {
  const std::array<float, 6> numbers = {0, 1, 2, 10, 11, 12};
  const Matrix matrix = matrix_of(numbers.data(), Element::Float32, 2, 3);
  const auto row = float_rows(matrix, 1, 1);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->data(), numbers.data() + 3);
  EXPECT_EQ(row->size(), 3u);

  Matrix other = matrix;
  other.swapped = true;
  EXPECT_FALSE(float_rows(other, 0, 2));
  other = matrix, other.row_step = 4, other.column_step = 8;
  EXPECT_FALSE(float_rows(other, 0, 2));
  other = matrix, other.first += 1, other.rows = 1;
  EXPECT_FALSE(float_rows(other, 0, 1));
  other = matrix, other.element = Element::Int32;
  EXPECT_FALSE(float_rows(other, 0, 2));
}

}  // namespace
}  // namespace surprisal::test
