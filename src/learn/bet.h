// learn: bets on the next letter, and what they cost.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/namespaces.h"

namespace surprisal::learn {

// A share for each of some letters, then one for all others together. Both lists of shares add up to 1.
struct Bet {
  std::vector<std::size_t> letters;  // indices in the alphabet
  std::vector<double> reader;
  std::vector<double> model;
  std::vector<double> expected;  // the model's probability of each letter of the alphabet

  std::size_t others() const { return expected.size() - letters.size(); }
  double share_of_each_other() const { return reader.back() / static_cast<double>(others()); }
};

// A bet on the letters that a model finds most likely, in that order. The reader's shares start as if all
// letters of the alphabet were equally likely.
Bet bet_on_likeliest(std::span<const double> distribution, std::size_t letters);

// Sets one share to a value from 0 to 1; the others keep their proportions, or get equal parts if they were
// all 0.
std::vector<double> with_share(std::vector<double> shares, std::size_t which, double share);

// The place of a letter among the shares: letters.size() if it is one of the others.
std::size_t place_among_shares(const Bet& bet, std::size_t letter);

// The share that the reader gave to one letter; those that are not listed divide theirs equally.
double share_of(const Bet& bet, std::size_t letter);

// In bits: -log2 of the probability of the letter that came; infinite for 0.
struct Price {
  double reader = 0;
  double model = 0;
};

Price price_of(const Bet& bet, std::size_t next);

// The sum over several letters.
struct Payments {
  std::size_t letters = 0;
  Price paid;

  void add(const Price& price);
};

// Whether the difference between the two is no more than chance explains: there are fewer than ten prices, or
// its mean is within two standard errors of 0.
bool may_be_luck(std::span<const Price> prices);

}  // namespace surprisal::learn
