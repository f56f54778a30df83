#include "data/rows.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <type_traits>
#include <utility>

#include "data/mapped_file.h"

namespace surprisal::data {
namespace {

struct HalfFloat {
  std::uint16_t bits;
};

// Exact, even for subnormals: the bits of a half, shifted into the fields of a float, give a float that is
// too small by a factor of 2^112.
float from_half(HalfFloat half) {
  const std::uint32_t magnitude = half.bits & 0x7FFFu;
  const std::uint32_t sign = (half.bits & 0x8000u) << 16;
  const float scaled = std::bit_cast<float>(magnitude << 13) * 0x1p112f;
  const std::uint32_t bits = magnitude >= 0x7C00u ? (magnitude << 13) | 0x7F800000u  // infinity and NaN
                                                  : std::bit_cast<std::uint32_t>(scaled);
  return std::bit_cast<float>(bits | sign);
}

template <std::size_t kSize>
using Bits =
    std::conditional_t<kSize == 1, std::uint8_t,
                       std::conditional_t<kSize == 2, std::uint16_t,
                                          std::conditional_t<kSize == 4, std::uint32_t, std::uint64_t>>>;

std::uint8_t reversed(std::uint8_t bits) { return bits; }
std::uint16_t reversed(std::uint16_t bits) { return __builtin_bswap16(bits); }
std::uint32_t reversed(std::uint32_t bits) { return __builtin_bswap32(bits); }
std::uint64_t reversed(std::uint64_t bits) { return __builtin_bswap64(bits); }

template <typename Stored, bool kSwapped, typename Number>
Number number_at(const std::byte* at) {
  Bits<sizeof(Stored)> bits;
  std::memcpy(&bits, at, sizeof bits);
  if constexpr (kSwapped) bits = reversed(bits);
  const auto stored = std::bit_cast<Stored>(bits);
  if constexpr (std::is_same_v<Stored, HalfFloat>) {
    return from_half(stored);
  } else {
    return static_cast<Number>(stored);
  }
}

template <typename Stored, bool kSwapped, typename Number>
void copy_line(const std::byte* from, std::ptrdiff_t step, std::size_t count, Number* to,
               std::size_t to_step) {
  if (step == sizeof(Stored) && to_step == 1) {  // a separate loop that the compiler can vectorize
    for (std::size_t i = 0; i < count; ++i) {
      to[i] = number_at<Stored, kSwapped, Number>(from + i * sizeof(Stored));
    }
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    to[i * to_step] = number_at<Stored, kSwapped, Number>(from + static_cast<std::ptrdiff_t>(i) * step);
  }
}

// Copies along rows or along columns, whichever are closer together in memory.
template <typename Stored, bool kSwapped, typename Number>
void copy(const Matrix& m, const std::byte* from, std::size_t rows, Number* to) {
  const bool by_rows = rows == 1 || std::abs(m.column_step) <= std::abs(m.row_step);
  const std::size_t lines = by_rows ? rows : m.columns;
  for (std::size_t i = 0; i < lines; ++i) {
    const auto line = static_cast<std::ptrdiff_t>(i);
    if (by_rows) {
      copy_line<Stored, kSwapped>(from + line * m.row_step, m.column_step, m.columns, to + i * m.columns, 1);
    } else {
      copy_line<Stored, kSwapped>(from + line * m.column_step, m.row_step, rows, to + i, m.columns);
    }
  }
}

template <typename Stored, typename Number>
void copy_stored(const Matrix& m, std::size_t first_row, std::size_t count, std::span<Number> out) {
  if (count == 0 || m.columns == 0) return;
  const std::byte* from = m.first + static_cast<std::ptrdiff_t>(first_row) * m.row_step;
  if (m.swapped) {
    copy<Stored, true>(m, from, count, out.data());
  } else {
    copy<Stored, false>(m, from, count, out.data());
  }
}

template <typename Number>
void copy_any(const Matrix& m, std::size_t first_row, std::size_t count, std::span<Number> out) {
  switch (m.element) {
    case Element::Float16:
      return copy_stored<HalfFloat>(m, first_row, count, out);
    case Element::Float32:
      return copy_stored<float>(m, first_row, count, out);
    case Element::Float64:
      return copy_stored<double>(m, first_row, count, out);
    case Element::Int8:
      return copy_stored<std::int8_t>(m, first_row, count, out);
    case Element::UInt8:
      return copy_stored<std::uint8_t>(m, first_row, count, out);
    case Element::Int16:
      return copy_stored<std::int16_t>(m, first_row, count, out);
    case Element::UInt16:
      return copy_stored<std::uint16_t>(m, first_row, count, out);
    case Element::Int32:
      return copy_stored<std::int32_t>(m, first_row, count, out);
    case Element::UInt32:
      return copy_stored<std::uint32_t>(m, first_row, count, out);
    case Element::Int64:
      return copy_stored<std::int64_t>(m, first_row, count, out);
    case Element::UInt64:
      return copy_stored<std::uint64_t>(m, first_row, count, out);
  }
}

}  // namespace

void copy_rows(const Matrix& matrix, std::size_t first_row, std::size_t count, std::span<float> out) {
  copy_any(matrix, first_row, count, out);
}

void copy_rows(const Matrix& matrix, std::size_t first_row, std::size_t count, std::span<double> out) {
  copy_any(matrix, first_row, count, out);
}

std::optional<std::span<const float>> float_rows(const Matrix& matrix, std::size_t first_row,
                                                 std::size_t count) {
  const auto row_size = static_cast<std::ptrdiff_t>(matrix.columns * sizeof(float));
  const std::byte* from = matrix.first + static_cast<std::ptrdiff_t>(first_row) * matrix.row_step;
  const bool plain = matrix.element == Element::Float32 && !matrix.swapped;
  const bool dense = (matrix.columns < 2 || matrix.column_step == sizeof(float)) &&
                     (count < 2 || matrix.row_step == row_size);
  const bool aligned = reinterpret_cast<std::uintptr_t>(from) % alignof(float) == 0;
  if (!plain || !dense || !aligned) return std::nullopt;
  return std::span(reinterpret_cast<const float*>(from), count * matrix.columns);
}

Matrix matrix_of(std::vector<double> numbers, std::size_t columns) {
  const auto owner = std::make_shared<const std::vector<double>>(std::move(numbers));
  Matrix matrix;
  matrix.first = reinterpret_cast<const std::byte*>(owner->data());
  matrix.element = Element::Float64;
  matrix.columns = columns;
  matrix.rows = columns == 0 ? 0 : owner->size() / columns;
  matrix.row_step = static_cast<std::ptrdiff_t>(columns * sizeof(double));
  matrix.column_step = sizeof(double);
  matrix.owner = owner;
  return matrix;
}

bool is_left_out(const Rows& rows, std::size_t row) {
  return std::binary_search(rows.left_out.begin(), rows.left_out.end(), row);
}

bool has_used_label(const Rows& rows, std::size_t row) {
  return rows.soft_labels ? !is_left_out(rows, row) : !rows.labels.empty() && rows.labels[row] != kIgnored;
}

Done unchanged(const Rows& rows) {
  for (const auto& file : rows.files) {
    if (Done same = file->unchanged(); !same) return same;
  }
  return Nothing{};
}

}  // namespace surprisal::data
