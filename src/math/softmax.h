// math: from logits to a distribution. Logits are never empty; the temperature is above 0.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace surprisal::math {

// Softmax and related quantities, from one pass. Each p_k is within 8 eps relative of the true value, down to
// the subnormals, for ranges of 700 and offsets of 1e8; each log p_k is within 4 ulp.
struct Softmax {
  std::vector<double> p;
  std::vector<double> log_p;  // natural
  std::vector<double> rest;   // 1 - p_k as the sum of the others: accurate also where p_k is close to 1
  double logsumexp = 0;       // natural, of z/T
};

Softmax softmax_of(std::span<const double> logits, double temperature = 1);

std::vector<double> softmax(std::span<const double> logits, double temperature = 1);
std::vector<double> log_softmax(std::span<const double> logits, double temperature = 1);
double logsumexp(std::span<const double> logits, double temperature = 1);

// z_k / sum z: normalizing without the exponential. Empty if the sum is not positive or an entry is negative,
// because the result would not be a distribution.
std::optional<std::vector<double>> plain_normalized(std::span<const double> z);

// The index of the largest entry; the first one in a tie.
std::size_t argmax(std::span<const double> values);

// dp_i/dz_j = p_i (d_ij - p_j) / T, row by row.
std::vector<double> softmax_jacobian(const Softmax& s, double temperature = 1);

// The largest factor by which softmax stretches a small change of the logits (the spectral norm of the
// Jacobian at T = 1). At most 1/2, reached if two classes have probability 1/2 each.
double softmax_jacobian_norm(const Softmax& s);

// The z_k that makes p_k equal to p while the other logits stay the same.
double logit_for_probability(std::span<const double> logits, std::size_t k, double p, double temperature = 1);

}  // namespace surprisal::math
