#include "math/regression.h"

#include <cmath>
#include <cstddef>

#include "math/sum.h"

namespace surprisal::math {
namespace {

double mean(std::span<const double> values) {
  return values.empty() ? 0 : sum_of(values) / static_cast<double>(values.size());
}

}  // namespace

Line least_squares(std::span<const double> x, std::span<const double> y) {
  const double mean_x = mean(x);
  const double mean_y = mean(y);
  Sum xx;
  Sum xy;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  const double slope = xx.value() > 0 ? xy.value() / xx.value() : 0;
  return {slope, mean_y - slope * mean_x};
}

std::vector<double> residuals(Line line, std::span<const double> x, std::span<const double> y) {
  std::vector<double> result(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) result[i] = y[i] - line.at(x[i]);
  return result;
}

double sum_of_squares(std::span<const double> residuals) {
  Sum sum;
  for (double r : residuals) sum += r * r;
  return sum.value();
}

double sum_of_absolutes(std::span<const double> residuals) {
  Sum sum;
  for (double r : residuals) sum += std::abs(r);
  return sum.value();
}

}  // namespace surprisal::math
