#include "math/likelihood.h"

#include <cmath>
#include <cstddef>
#include <vector>

#include "math/information.h"
#include "math/losses.h"
#include "math/sum.h"

namespace surprisal::math {

double bernoulli(double p, double y) { return std::pow(p, y) * std::pow(1 - p, 1 - y); }

double log_bernoulli(double p, double y) { return 0 - binary_cross_entropy(p, y); }

double coin_likelihood(double theta, int heads, int tails) {
  return std::pow(theta, heads) * std::pow(1 - theta, tails);
}

double coin_log_likelihood(double theta, int heads, int tails) {
  const double of_heads = heads == 0 ? 0 : heads * std::log(theta);
  const double of_tails = tails == 0 ? 0 : tails * std::log1p(-theta);
  return of_heads + of_tails;
}

double coin_best_theta(int heads, int tails) {
  return heads == 0 && tails == 0 ? 0.5 : heads / (static_cast<double>(heads) + tails);
}

double binomial(double theta, int heads, int tails) {
  const double log_orders =
      std::lgamma(1.0 + heads + tails) - std::lgamma(1.0 + heads) - std::lgamma(1.0 + tails);
  return std::exp(log_orders + coin_log_likelihood(theta, heads, tails));
}

double likelihood(std::span<const double> predictions, std::span<const double> labels) {
  double product = 1;
  for (std::size_t i = 0; i < predictions.size(); ++i) product *= bernoulli(predictions[i], labels[i]);
  return product;
}

double log_likelihood(std::span<const double> predictions, std::span<const double> labels) {
  Sum sum;
  for (std::size_t i = 0; i < predictions.size(); ++i) sum += log_bernoulli(predictions[i], labels[i]);
  return sum.value();
}

double tournament_probability(int rounds_won, int rounds) { return std::ldexp(1, rounds_won - rounds); }

double tournament_bits(int from_round, int to_round, int rounds) {
  return bits_gained(tournament_probability(from_round, rounds), tournament_probability(to_round, rounds));
}

double tournament_entropy(int rounds) {
  const std::size_t teams = std::size_t{1} << rounds;
  return entropy(std::vector<double>(teams, 1.0 / static_cast<double>(teams)), Base::Two);
}

}  // namespace surprisal::math
