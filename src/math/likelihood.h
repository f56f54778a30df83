// math: the likelihood of observations under a model, and the model with the largest likelihood.
#pragma once

#include <span>
#include <vector>

namespace surprisal::math {

double bernoulli(double p, double y);      // p^y (1-p)^(1-y)
double log_bernoulli(double p, double y);  // y log p + (1-y) log(1-p)

// One sequence of heads and tails of a coin whose probability of heads is theta: theta^h (1-theta)^t.
double coin_likelihood(double theta, int heads, int tails);
double coin_log_likelihood(double theta, int heads, int tails);
double coin_best_theta(int heads, int tails);  // h / (h+t); 1/2 if there are no tosses

// The probability of these counts in any order: the above times the number of orders.
double binomial(double theta, int heads, int tails);

// Labels of N samples with one prediction each: the product of their likelihoods, and its logarithm, which is
// minus the loss.
double likelihood(std::span<const double> predictions, std::span<const double> labels);
double log_likelihood(std::span<const double> predictions, std::span<const double> labels);

// A tournament of 2^rounds equal teams.
double tournament_probability(int rounds_won, int rounds);  // of winning it from there: 2^(won - rounds)
double tournament_bits(int from_round, int to_round, int rounds);  // gained on the way
double tournament_entropy(int rounds);                             // of the winner, in bits

}  // namespace surprisal::math
