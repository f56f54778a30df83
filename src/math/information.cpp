#include "math/information.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "math/sum.h"

namespace surprisal::math {
namespace {

template <typename Term>
std::vector<double> terms_of(std::size_t n, Term term) {
  std::vector<double> terms(n);
  for (std::size_t k = 0; k < n; ++k) terms[k] = term(k);
  return terms;
}

// log(p/q), also accurate when p and q are close.
double log_ratio(double p, double q, Base base) {
  if (p == q) return 0;
  if (p > 0.5 * q && p < 2 * q) return from_nats(std::log1p((p - q) / q), base);
  // The logarithms of two tiny numbers are large and close to each other, so their difference loses digits.
  // The logarithm of the quotient does not, unless the quotient itself is out of range.
  const double quotient = p / q;
  if (std::isnormal(quotient)) return log_in(base, quotient);
  return log_in(base, p) - log_in(base, q);
}

// log(p/m), where m is the mean of p and q. m itself is not computed: rounding it would lose the digits of a
// small p - q, and half of the smallest double is 0.
double log_ratio_to_mean(double p, double q, Base base) {
  const double apart = (p - q) / (p + q);
  if (apart > -0.5) return from_nats(std::log1p(apart), base);
  return log_in(base, 2 * (p / (p + q)));
}

// The sum of p log(p/q) is never negative for exact distributions. Rounded entries add up to 1 only nearly,
// so a sum that is negative by no more than that is set to 0.
double divergence(double sum, double size) {
  constexpr double kEps = std::numeric_limits<double>::epsilon();
  return sum < 0 && -sum <= 4 * kEps * (1 + size) ? 0 : sum;
}

// Sum of p_k (log p_k - log q_k), in nats, from the logarithms.
template <typename P, typename LogP, typename LogQ>
double divergence_of_logs(std::size_t n, P p, LogP log_p, LogQ log_q) {
  Sum sum;
  double size = 0;
  for (std::size_t k = 0; k < n; ++k) {
    sum += weighted(p(k), log_p(k) - log_q(k));
    size += weighted(p(k), std::abs(log_p(k)));
  }
  // Less than the rounding of the logarithms is no divergence: between equals it would not be 0.
  if (std::abs(sum.value()) <= std::numeric_limits<double>::epsilon() * size) return 0;
  return divergence(sum.value(), size);
}

}  // namespace

double surprisal(double p, Base base) { return 0 - log_in(base, p); }

double binary_entropy(double p, Base base) {
  return weighted(p, surprisal(p, base)) + weighted(1 - p, from_nats(-std::log1p(-p), base));
}

std::vector<double> entropy_terms(std::span<const double> p, Base base) {
  return cross_entropy_terms(p, p, base);
}

std::vector<double> cross_entropy_terms(std::span<const double> p, std::span<const double> q, Base base) {
  return terms_of(p.size(), [&](std::size_t k) { return weighted(p[k], surprisal(q[k], base)); });
}

std::vector<double> kl_terms(std::span<const double> p, std::span<const double> q, Base base) {
  return terms_of(p.size(),
                  [&](std::size_t k) { return p[k] == 0 ? 0 : p[k] * log_ratio(p[k], q[k], base); });
}

double entropy(std::span<const double> p, Base base) { return sum_of(entropy_terms(p, base)); }

double cross_entropy(std::span<const double> p, std::span<const double> q, Base base) {
  return sum_of(cross_entropy_terms(p, q, base));
}

double kl(std::span<const double> p, std::span<const double> q, Base base) {
  return divergence(sum_of(kl_terms(p, q, base)), 0);
}

double jensen_shannon(std::span<const double> p, std::span<const double> q, Base base) {
  Sum sum;
  for (std::size_t k = 0; k < p.size(); ++k) {
    if (p[k] > 0) sum += p[k] * log_ratio_to_mean(p[k], q[k], base);
    if (q[k] > 0) sum += q[k] * log_ratio_to_mean(q[k], p[k], base);
  }
  return divergence(sum.value(), 0) / 2;
}

double entropy(const Softmax& q, Base base) { return cross_entropy(q.p, q, base); }

double cross_entropy(std::span<const double> p, const Softmax& q, Base base) {
  const auto term = [&](std::size_t k) { return weighted(p[k], 0 - q.log_p[k]); };
  return from_nats(sum_of(terms_of(p.size(), term)), base);
}

double kl(std::span<const double> p, const Softmax& q, Base base) {
  return from_nats(
      divergence_of_logs(
          p.size(), [&](std::size_t k) { return p[k]; }, [&](std::size_t k) { return std::log(p[k]); },
          [&](std::size_t k) { return q.log_p[k]; }),
      base);
}

double kl(const Softmax& q, std::span<const double> p, Base base) {
  if (std::find(p.begin(), p.end(), 0.0) != p.end()) return std::numeric_limits<double>::infinity();
  return from_nats(
      divergence_of_logs(
          p.size(), [&](std::size_t k) { return q.p[k]; }, [&](std::size_t k) { return q.log_p[k]; },
          [&](std::size_t k) { return std::log(p[k]); }),
      base);
}

std::vector<double> mixture(std::span<const double> from, std::span<const double> to, double t) {
  return terms_of(from.size(), [&](std::size_t k) { return (1 - t) * from[k] + t * to[k]; });
}

double bits_gained(double before, double after) { return log_ratio(after, before, Base::Two); }

}  // namespace surprisal::math
