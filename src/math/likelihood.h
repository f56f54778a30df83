// math: how probable what was seen is under a model, and which model makes it most probable.
#pragma once

#include <span>
#include <vector>

namespace surprisal::math {

double bernoulli(double p, double y);      // p^y (1-p)^(1-y)
double log_bernoulli(double p, double y);  // y log p + (1-y) log(1-p)

// Heads and tails in the order they fell, the coin showing heads with probability theta: theta^h (1-theta)^t.
double coin_likelihood(double theta, int heads, int tails);
double coin_log_likelihood(double theta, int heads, int tails);
double coin_best_theta(int heads, int tails);  // h / (h+t); 1/2 for no toss

// The same in any order: times the number of orders.
double binomial(double theta, int heads, int tails);

// Labels of N samples under one prediction each: the product, its log, and minus the log, which is the loss.
double likelihood(std::span<const double> predictions, std::span<const double> labels);
double log_likelihood(std::span<const double> predictions, std::span<const double> labels);

// A tournament of 2^rounds equal teams.
double tournament_probability(int rounds_won, int rounds);  // of still having what it takes: 2^(won - rounds)
double tournament_bits(int from_round, int to_round,
                       int rounds);     // information of getting from one to the other
double tournament_entropy(int rounds);  // of who wins, in bits

}  // namespace surprisal::math
