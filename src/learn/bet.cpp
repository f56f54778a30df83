#include "learn/bet.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "math/information.h"
#include "math/mean.h"
#include "math/sum.h"

namespace surprisal::learn {

Bet bet_on_likeliest(std::span<const double> distribution, std::size_t letters) {
  std::vector<std::size_t> places(distribution.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return distribution[a] > distribution[b]; });
  const std::size_t listed = std::min(letters, places.size());
  const auto all = static_cast<double>(places.size());
  Bet bet;
  bet.expected.assign(distribution.begin(), distribution.end());
  Sum others;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double p = distribution[places[i]];
    if (i >= listed) {
      others += p;
      continue;
    }
    bet.letters.push_back(places[i]);
    bet.model.push_back(p);
    bet.reader.push_back(1 / all);
  }
  bet.model.push_back(others.value());
  bet.reader.push_back(static_cast<double>(places.size() - listed) / all);
  return bet;
}

std::vector<double> with_share(std::vector<double> shares, std::size_t which, double share) {
  if (std::isnan(share) || shares.size() < 2) return shares;
  const double own = std::clamp(share, 0.0, 1.0);
  Sum others;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i != which) others += shares[i];
  }
  const double before = others.value();
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double part = before > 0 ? shares[i] / before : 1 / static_cast<double>(shares.size() - 1);
    shares[i] = i == which ? own : (1 - own) * part;
  }
  return shares;
}

std::size_t place_among_shares(const Bet& bet, std::size_t letter) {
  return static_cast<std::size_t>(std::find(bet.letters.begin(), bet.letters.end(), letter) -
                                  bet.letters.begin());
}

double share_of(const Bet& bet, std::size_t letter) {
  const std::size_t place = place_among_shares(bet, letter);
  return place < bet.letters.size() ? bet.reader[place] : bet.share_of_each_other();
}

Price price_of(const Bet& bet, std::size_t next) {
  return {surprisal(share_of(bet, next), Base::Two), surprisal(bet.expected[next], Base::Two)};
}

void Payments::add(const Price& price) {
  ++letters;
  paid.reader += price.reader;
  paid.model += price.model;
}

bool may_be_luck(std::span<const Price> prices) {
  constexpr std::size_t kFewest = 10;
  if (prices.size() < kFewest) return true;
  std::vector<double> differences;
  for (const Price& price : prices) differences.push_back(price.reader - price.model);
  const MeanAndError difference = mean_and_error(differences);
  return std::abs(difference.mean) <= 2 * difference.error;
}

}  // namespace surprisal::learn
