// data: the innermost loops over rows, compiled for several SIMD instruction sets and chosen at run time.
// Each sum has eight fixed lanes regardless of the width of the machine's vectors, so the numbers are the
// same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace surprisal::data {

// Sums over the classes of each row, where d_k = beta (z_k - largest) is at most 0. The largest class itself
// is left out of the sums: it would add 1 to `rest` and to `squares`, and 0 to the others.
struct SoftmaxSums {
  std::vector<double> largest;       // max z_k
  std::vector<std::int32_t> argmax;  // the first one with it
  std::vector<double> rest;          // sum e^d: 0 if the row is certain
  std::vector<double>
      log_sum;  // ln(1 + rest), which is logsumexp(beta z) - beta max z; NaN if the row has a NaN
  // Only if they are asked for:
  std::vector<double> first;    // sum d e^d
  std::vector<double> second;   // sum d^2 e^d
  std::vector<double> squares;  // sum e^2d

  void resize(std::size_t rows);  // with room for whole groups of eight
};

enum class Moments { Skip, Compute };

// The rows are given by their first elements.
void softmax_sums(std::span<const float* const> rows, std::size_t columns, double beta, Moments moments,
                  SoftmaxSums& sums);
void softmax_sums(std::span<const double* const> rows, std::size_t columns, double beta, Moments moments,
                  SoftmaxSums& sums);

// The rank of this class, from 0, if the classes are sorted by score, largest first, equal ones by number.
std::int32_t rank_of(std::span<const float> row, std::size_t label);
std::int32_t rank_of(std::span<const double> row, std::size_t label);

// Replaces each number by its exponential or its natural logarithm.
void replace_by_exp(std::span<double> numbers);
void replace_by_log(std::span<double> numbers);

}  // namespace surprisal::data
