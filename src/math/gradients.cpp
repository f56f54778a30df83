#include "math/gradients.h"

#include <cmath>
#include <cstddef>
#include <limits>

#include "math/activations.h"
#include "math/sum.h"

namespace surprisal::math {
namespace {

// From dL/dp to dL/dz: dL/dz_i = p_i (g_i - sum_j p_j g_j). The two terms with g_i are combined into
// g_i (1 - p_i). Softmax supplies 1 - p_i, because that subtraction cancels when the prediction is certain.
std::vector<double> through_softmax(const Softmax& s, std::span<const double> by_output) {
  const std::size_t n = by_output.size();
  std::vector<double> by_logit(n);
  for (std::size_t i = 0; i < n; ++i) {
    Sum apart;
    apart += s.rest[i] * by_output[i];
    for (std::size_t j = 0; j < n; ++j) {
      if (j != i) apart += -s.p[j] * by_output[j];
    }
    by_logit[i] = s.p[i] * apart.value();
  }
  return by_logit;
}

double sign(double x) { return static_cast<double>((x > 0) - (x < 0)); }

}  // namespace

double output_error(double z, double y) { return (1 - y) * sigmoid(z) - y * sigmoid(-z); }

ChainRule squared_error_chain(double z, double y) {
  const double error = output_error(z, y);
  const double slope = sigmoid_derivative(z);
  return {error, slope, error * slope};
}

ChainRule absolute_error_chain(double z, double y) {
  const double side = sign(output_error(z, y));
  const double slope = sigmoid_derivative(z);
  return {side, slope, side * slope};
}

ChainRule binary_cross_entropy_chain(double z, double y) {
  // (a-y)/(a(1-a)) = (1-y)/(1-a) - y/a, and 1/a = 1 + e^-z.
  const double by_output = (y == 1 ? 0 : (1 - y) * (1 + std::exp(z))) - (y == 0 ? 0 : y * (1 + std::exp(-z)));
  return {by_output, sigmoid_derivative(z), output_error(z, y)};
}

double gradient_ratio(double z) { return (1 + std::exp(z)) * (1 + std::exp(-z)); }

std::vector<double> softmax_cross_entropy_gradient(const Softmax& s, std::span<const double> y,
                                                   double temperature) {
  std::vector<double> gradient(y.size());
  for (std::size_t k = 0; k < y.size(); ++k) {
    gradient[k] = ((1 - y[k]) * s.p[k] - y[k] * s.rest[k]) / temperature;
  }
  return gradient;
}

std::vector<double> weighted_softmax_cross_entropy_gradient(const Softmax& s, std::span<const double> y,
                                                            std::span<const double> weights) {
  Sum whole;
  for (std::size_t k = 0; k < y.size(); ++k) whole += weights[k] * y[k];
  std::vector<double> gradient(y.size());
  for (std::size_t k = 0; k < y.size(); ++k) {
    const double own = weights[k] * y[k];
    gradient[k] = (whole.value() - own) * s.p[k] - own * s.rest[k];
  }
  return gradient;
}

std::vector<double> softmax_squared_error_gradient(const Softmax& s, std::span<const double> y) {
  return through_softmax(s, softmax_cross_entropy_gradient(s, y));
}

std::vector<double> softmax_per_class_binary_gradient(const Softmax& s, std::span<const double> y) {
  // dL/dp_j is -y/p + (1-y)/(1-p). Multiplied out, every remaining quotient is p_k / (1-p_j), at most 1
  // because k is one of the classes other than j.
  const std::size_t n = y.size();
  const double labels = sum_of(y);
  std::vector<double> gradient(n);
  for (std::size_t k = 0; k < n; ++k) {
    Sum g;
    g += (1 - y[k]) * s.p[k] - y[k] * s.rest[k];
    g += s.p[k] * (labels - y[k]);
    for (std::size_t j = 0; j < n; ++j) {
      if (j != k && s.p[k] > 0) g += -(1 - y[j]) * s.p[j] * (s.p[k] / s.rest[j]);
    }
    gradient[k] = g.value();
  }
  return gradient;
}

double finite_difference_step(double x) {
  return std::cbrt(std::numeric_limits<double>::epsilon()) * std::fmax(1, std::abs(x));
}

}  // namespace surprisal::math
