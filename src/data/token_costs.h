// data: what the tokens of a text cost, and what is known about the alternatives.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/tokens.h"
#include "math/log_base.h"

namespace surprisal::data {

// Tokens that the server only marks as unlikely have no number and are left out of all sums.
struct TokenTotals {
  std::size_t counted = 0;
  std::size_t left_out = 0;
  std::size_t bytes = 0;  // of the counted tokens
  double sum = 0;         // of -log p, in nats

  std::optional<double> per_token() const;  // nothing without a token
  std::optional<double> per_byte() const;
  std::optional<double> perplexity() const;
};

TokenTotals totals_of(const Tokens& tokens);

// The sums after each token, in nats. A token without a number adds nothing.
std::vector<double> running_sums(const Tokens& tokens);

// What could have come instead of a token: the alternatives and the token itself, the most likely first.
struct Choices {
  struct Choice {
    std::string text;
    double p = 0;
    bool came = false;
  };
  std::vector<Choice> known;
  std::size_t listed = 0;      // how many of them the server listed; the token that came may be one more
  double rest = 0;             // the probability of all others together
  double largest_of_rest = 1;  // none of the others has more
};

Choices choices_of(const Token& token);

// Bounds on the entropy, in nats, of a distribution of which only the largest probabilities are known: the
// others add up to `rest`, each is at most `largest_of_rest`, and there are `others` of them. The entropy is
// smallest if they are as unequal as possible, and largest if all are equal.
struct EntropyBounds {
  double low = 0;
  double high = 0;
};

EntropyBounds entropy_bounds(const Choices& choices, std::size_t others);

}  // namespace surprisal::data
