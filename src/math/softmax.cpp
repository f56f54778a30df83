#include "math/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/activations.h"
#include "math/sum.h"

namespace surprisal::math {
namespace {

// A number as an unevaluated sum: `high` is the rounded value, `low` the rounding error.
struct Exact {
  double high = 0;
  double low = 0;
};

// (a - b) / t. At a margin of 700 the rounding error of a - b alone would cost hundreds of eps in the
// exponential.
Exact scaled_difference(double a, double b, double t) {
  const double difference = a - b;
  if (!std::isfinite(difference)) {
    const bool overflowed = std::isfinite(a) && std::isfinite(b);
    return overflowed ? scaled_difference(a / 2, b / 2, t / 2) : Exact{difference / t, 0};
  }
  const double back = difference - a;
  const double lost = (a - (difference - back)) - (b + back);
  const double quotient = difference / t;
  if (!std::isfinite(quotient)) return {quotient, 0};
  return {quotient, (std::fma(-quotient, t, difference) + lost) / t};
}

double exp_of(Exact x) {
  const double e = std::exp(x.high);
  return e + e * x.low;  // |low| is below 1e-13 unless e is 0
}

}  // namespace

Softmax softmax_of(std::span<const double> logits, double temperature) {
  const std::size_t n = logits.size();
  const std::size_t top = argmax(logits);
  std::vector<Exact> shifted(n);
  std::vector<double> e(n);
  Sum others;  // all but the largest, whose e is 1
  for (std::size_t k = 0; k < n; ++k) {
    shifted[k] = scaled_difference(logits[k], logits[top], temperature);
    e[k] = exp_of(shifted[k]);
    if (k != top) others += e[k];
  }
  const double rest_of_top = others.value();
  const double total = 1 + rest_of_top;
  const double log_total = std::log1p(rest_of_top);

  Softmax s{std::vector<double>(n), std::vector<double>(n), std::vector<double>(n), 0};
  for (std::size_t k = 0; k < n; ++k) {
    s.p[k] = e[k] / total;
    s.log_p[k] = (shifted[k].high - log_total) + shifted[k].low;
    // 1 - e_k/total, where e_k is at most 1: the numerator is at least half the total unless k is the
    // largest.
    s.rest[k] = (k == top ? rest_of_top : (rest_of_top - e[k]) + 1) / total;
  }
  s.logsumexp = logits[top] / temperature + log_total;
  return s;
}

std::vector<double> softmax(std::span<const double> logits, double temperature) {
  return softmax_of(logits, temperature).p;
}

std::vector<double> log_softmax(std::span<const double> logits, double temperature) {
  return softmax_of(logits, temperature).log_p;
}

double logsumexp(std::span<const double> logits, double temperature) {
  return softmax_of(logits, temperature).logsumexp;
}

std::optional<std::vector<double>> plain_normalized(std::span<const double> z) {
  // The entries are first divided by the largest, so that the sum of huge entries does not overflow.
  const double largest = *std::max_element(z.begin(), z.end());
  if (!(largest > 0) || std::any_of(z.begin(), z.end(), [](double v) { return v < 0; })) return std::nullopt;
  Sum sum;
  for (double v : z) sum += v / largest;
  std::vector<double> share(z.size());
  std::transform(z.begin(), z.end(), share.begin(), [&](double v) { return v / largest / sum.value(); });
  return share;
}

std::size_t argmax(std::span<const double> values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

std::vector<double> softmax_jacobian(const Softmax& s, double temperature) {
  const std::size_t n = s.p.size();
  std::vector<double> jacobian(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      jacobian[i * n + j] = (i == j ? s.p[i] * s.rest[i] : -s.p[i] * s.p[j]) / temperature;
    }
  }
  return jacobian;
}

// The largest eigenvalue x of diag(p) - p p^T is between the two largest p, where sum p_i / (p_i - x) = 0.
// The sum increases with x there, so bisection finds it.
double softmax_jacobian_norm(const Softmax& s) {
  std::vector<double> p = s.p;
  std::sort(p.begin(), p.end(), std::greater<>());
  if (p.size() < 2) return 0;
  double low = p[1];
  double high = p[0];
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return low;  // also reached if an entry is NaN
    Sum left;
    for (double v : p) left += v / (v - middle);
    (left.value() < 0 ? low : high) = middle;
  }
}

double logit_for_probability(std::span<const double> logits, std::size_t k, double p, double temperature) {
  std::vector<double> others(logits.begin(), logits.end());
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
  if (others.empty()) return logits[k];
  // Computes the logsumexp of the others minus their largest logit, because that logit would overflow when
  // divided by a tiny temperature.
  const std::size_t top = argmax(others);
  const double log_total = 0 - log_softmax(others, temperature)[top];
  return others[top] + temperature * (logit(p) + log_total);
}

}  // namespace surprisal::math
