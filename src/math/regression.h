// math: a line through points, by least squares.
#pragma once

#include <span>
#include <vector>

namespace surprisal::math {

struct Line {
  double slope = 0;
  double intercept = 0;

  double at(double x) const { return slope * x + intercept; }
};

// The line with the smallest sum of squared residuals; horizontal through the mean if all x are equal.
// For coordinates up to 1e150, whose squares do not overflow.
Line least_squares(std::span<const double> x, std::span<const double> y);

std::vector<double> residuals(Line line, std::span<const double> x, std::span<const double> y);  // y - line
double sum_of_squares(std::span<const double> residuals);
double sum_of_absolutes(std::span<const double> residuals);

}  // namespace surprisal::math
