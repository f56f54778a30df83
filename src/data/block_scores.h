// data: the scores of a few rows, ready for the kernels: floats in place, anything else converted to doubles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/parallel.h"
#include "data/row_kernels.h"
#include "data/rows.h"

namespace surprisal::data {

// A score z_k is a logit, or the natural logarithm of a probability.
class BlockScores {
 public:
  explicit BlockScores(const Rows& rows) : rows_(&rows) {}

  // The rows of a range, or every step-th of them. `at` below counts among these.
  void read(RowRange range, std::size_t first = 0, std::size_t step = 1);

  std::size_t count() const { return in_floats_ ? floats_.size() : doubles_.size(); }
  void sums(double beta, Moments moments, SoftmaxSums& sums) const;
  double score(std::size_t at, std::size_t column) const;
  std::int32_t rank(std::size_t at, std::size_t label) const;
  void copy(std::size_t at, std::span<double> scores) const;  // one row

 private:
  const Rows* rows_;
  bool in_floats_ = false;
  std::vector<const float*> floats_;
  std::vector<const double*> doubles_;
  std::vector<double> converted_;
};

}  // namespace surprisal::data
