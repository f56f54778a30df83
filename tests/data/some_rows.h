// Rows of random scores for tests, and a matrix view of numbers in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "data/row_numbers.h"
#include "data/rows.h"
#include "math/source.h"
#include "testing.h"

namespace surprisal::test {

template <typename Number>
data::Matrix matrix_over(std::vector<Number> numbers, std::size_t columns) {
  const auto kept = std::make_shared<std::vector<Number>>(std::move(numbers));
  data::Matrix matrix;
  matrix.first = reinterpret_cast<const std::byte*>(kept->data());
  matrix.element = std::is_same_v<Number, float> ? data::Element::Float32 : data::Element::Float64;
  matrix.rows = kept->size() / columns;
  matrix.columns = columns;
  matrix.column_step = sizeof(Number);
  matrix.row_step = static_cast<std::ptrdiff_t>(columns * sizeof(Number));
  matrix.owner = kept;
  return matrix;
}

template <typename Number>
data::Rows rows_of(std::vector<Number> scores, std::size_t columns, std::vector<std::int32_t> labels = {}) {
  data::Rows rows;
  rows.scores = matrix_over(std::move(scores), columns);
  rows.labels = std::move(labels);
  return rows;
}

// A model that is usually right: normally distributed logits, with the label's logit raised.
inline data::Rows random_rows(std::size_t count, std::size_t columns, std::uint64_t seed, double edge = 2) {
  Source source(seed);
  std::vector<float> scores(count * columns);
  std::vector<std::int32_t> labels(count);
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t k = 0; k < columns; ++k) {
      double sum = 0;
      for (int i = 0; i < 12; ++i) sum += source.uniform();
      scores[row * columns + k] = static_cast<float>(3 * (sum - 6));
    }
    labels[row] = static_cast<std::int32_t>(source.below(columns));
    scores[row * columns + static_cast<std::size_t>(labels[row])] += static_cast<float>(edge);
  }
  return rows_of(std::move(scores), columns, std::move(labels));
}

inline data::RowNumbers numbers_of(const data::Rows& rows, const data::LossRules& rules = {}) {
  return *data::row_numbers(rows, rules);
}

// The textbook softmax in long double.
inline std::vector<long double> exact_softmax(const data::Rows& rows, std::size_t row, long double beta = 1) {
  std::vector<double> z(rows.scores.columns);
  copy_rows(rows.scores, row, 1, z);
  const long double largest = *std::max_element(z.begin(), z.end());
  std::vector<long double> p;
  long double sum = 0;
  for (double v : z) p.push_back(std::exp(beta * (v - largest))), sum += p.back();
  for (long double& v : p) v /= sum;
  return p;
}

inline long double exact_loss(const data::Rows& rows, std::size_t row, long double beta = 1) {
  return -std::log(exact_softmax(rows, row, beta)[static_cast<std::size_t>(rows.labels[row])]);
}

}  // namespace surprisal::test
