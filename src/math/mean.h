// math: a mean, and how far it may be from the one of all the values that there could have been.
#pragma once

#include <cmath>
#include <span>

#include "math/sum.h"

namespace surprisal::math {

struct MeanAndError {
  double mean = 0;
  double error = 0;  // the standard error of the mean
};

// NaN for what does not exist: both of no values, the error of one value or of infinite ones.
inline MeanAndError mean_and_error(std::span<const double> values) {
  const auto count = static_cast<double>(values.size());
  const double mean = sum_of(values) / count;
  Sum squares;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares.value() / (count - 1) / count)};
}

}  // namespace surprisal::math
