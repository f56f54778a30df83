// math: the gradient of each loss, in nats, with respect to its logit, in total and factor by factor.
#pragma once

#include <span>
#include <vector>

#include "math/softmax.h"

namespace surprisal::math {

// One sigmoid output: dL/dz = dL/da x da/dz.
struct ChainRule {
  double loss_by_output = 0;   // dL/da
  double output_by_logit = 0;  // da/dz = a(1-a)
  double loss_by_logit = 0;    // dL/dz, in a stable form of its own, not as the product
};

ChainRule squared_error_chain(double z, double y);         // a-y, a(1-a), (a-y) a(1-a)
ChainRule absolute_error_chain(double z, double y);        // sign(a-y), a(1-a), their product; 0 at a = y
ChainRule binary_cross_entropy_chain(double z, double y);  // (a-y)/(a(1-a)), a(1-a), a-y

// a - y. For y = 0 or 1 it is accurate however close a is to y.
double output_error(double z, double y);

// The gradient of cross-entropy divided by that of the squared error: 1/(a(1-a)), at least 4.
double gradient_ratio(double z);

// Softmax with -sum y log p: (p_k - y_k) / T. For a one-hot label the target's entry is minus the sum of the
// others.
std::vector<double> softmax_cross_entropy_gradient(const Softmax& s, std::span<const double> y,
                                                   double temperature = 1);

// The same with class weights: the loss is -sum w y log p.
std::vector<double> weighted_softmax_cross_entropy_gradient(const Softmax& s, std::span<const double> y,
                                                            std::span<const double> weights);

// Softmax with 1/2 sum (p-y)^2, and with one binary term per class.
std::vector<double> softmax_squared_error_gradient(const Softmax& s, std::span<const double> y);
std::vector<double> softmax_per_class_binary_gradient(const Softmax& s, std::span<const double> y);

// (f(x+h) - f(x-h)) / 2h, with the h that x + h really has after rounding. The best h is near the cube root
// of eps times the magnitude of x: a smaller one suffers from rounding, a larger one from curvature.
double finite_difference_step(double x);

template <typename F>
double central_difference(F f, double x, double h) {
  const double right = x + h;
  const double left = x - h;
  return (f(right) - f(left)) / (right - left);
}

template <typename F>
double central_difference(F f, double x) {
  return central_difference(f, x, finite_difference_step(x));
}

}  // namespace surprisal::math
