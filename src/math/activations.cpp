#include "math/activations.h"

#include <cmath>

namespace surprisal::math {

// Two branches keep the exponential from overflowing and preserve the digits of a tiny result.
double sigmoid(double z) {
  const double e = std::exp(-std::abs(z));
  return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

double sigmoid_derivative(double z) {
  const double e = std::exp(-std::abs(z));
  return e / ((1 + e) * (1 + e));
}

double logit(double a) {
  // Near 1/2 the two logarithms cancel; log1p of the small difference does not.
  if (a > 0.25 && a < 0.75) return std::log1p((2 * a - 1) / (1 - a));
  return std::log(a) - std::log1p(-a);
}

double tanh_derivative(double z) { return 4 * sigmoid_derivative(2 * z); }

double relu(double z) { return z > 0 ? z : 0; }

double relu_derivative(double z) { return z > 0 ? 1 : 0; }

double softplus(double z) { return relu(z) + std::log1p(std::exp(-std::abs(z))); }

double log_sigmoid(double z) { return -softplus(-z); }

}  // namespace surprisal::math
