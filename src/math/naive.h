// math: the formulas exactly as in a textbook, in any precision. They overflow, lose digits and give NaN;
// lessons show where. Nothing else may use them.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace surprisal::math::naive {

template <typename Real>
Real sigmoid(Real z) {
  return 1 / (1 + std::exp(-z));
}

template <typename Real>
Real softplus(Real z) {
  return std::log(1 + std::exp(z));
}

template <typename Real>
Real log_sigmoid(Real z) {
  return std::log(sigmoid(z));
}

template <typename Real>
Real sigmoid_derivative(Real z) {
  return sigmoid(z) * (1 - sigmoid(z));
}

template <typename Real>
std::vector<Real> softmax(std::span<const Real> z) {
  Real sum = 0;
  for (Real v : z) sum += std::exp(v);
  std::vector<Real> p;
  for (Real v : z) p.push_back(std::exp(v) / sum);
  return p;
}

template <typename Real>
Real logsumexp(std::span<const Real> z) {
  Real sum = 0;
  for (Real v : z) sum += std::exp(v);
  return std::log(sum);
}

template <typename Real>
std::vector<Real> log_softmax(std::span<const Real> z) {
  std::vector<Real> result = softmax(z);
  for (Real& v : result) v = std::log(v);
  return result;
}

template <typename Real>
Real cross_entropy(std::span<const Real> z, std::span<const Real> y) {
  const std::vector<Real> log_p = log_softmax(z);
  Real sum = 0;
  for (std::size_t k = 0; k < y.size(); ++k) sum -= y[k] * log_p[k];
  return sum;
}

template <typename Real>
Real binary_cross_entropy(Real z, Real y) {
  const Real a = sigmoid(z);
  return -y * std::log(a) - (1 - y) * std::log(1 - a);
}

// p - 1 for the right class, which loses its digits as p approaches 1.
template <typename Real>
Real target_gradient(std::span<const Real> z, std::size_t target) {
  return softmax(z)[target] - 1;
}

}  // namespace surprisal::math::naive
