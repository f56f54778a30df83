// Checks the costs of tokens against independent loops, and the bounds of an entropy against full
// distributions that were cut to their largest probabilities.
#include "data/token_costs.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "testing.h"

namespace surprisal::test {
namespace {

// A random distribution, sorted; a larger power makes it more uneven.
std::vector<double> distribution_of(std::size_t size, double power, std::mt19937_64& random) {
  std::uniform_real_distribution<double> from_0_to_1(0.001, 1);
  std::vector<double> p(size);
  for (double& one : p) one = std::pow(from_0_to_1(random), power);
  const double sum = std::accumulate(p.begin(), p.end(), 0.0);
  for (double& one : p) one /= sum;
  std::sort(p.rbegin(), p.rend());
  return p;
}

long double plain_entropy(const std::vector<double>& p) {
  long double sum = 0;
  for (const double one : p) sum -= static_cast<long double>(one) * std::log(static_cast<long double>(one));
  return sum;
}

// A token that lists the `listed` largest probabilities as alternatives.
Token token_of(const std::vector<double>& p, std::size_t came, std::size_t listed) {
  Token token = {"t" + std::to_string(came), std::log(p[came]), {}};
  for (std::size_t i = 0; i < listed; ++i)
    token.alternatives.push_back({"t" + std::to_string(i), std::log(p[i])});
  return token;
}

TEST(EntropyBounds, HoldForEveryDistributionCutToItsLargest) {
  std::mt19937_64 random(17);
  for (const std::size_t size : {2u, 5u, 27u, 300u}) {
    for (const double power : {0.2, 1.0, 4.0, 30.0}) {
      for (int i = 0; i < 20; ++i) {
        const std::vector<double> p = distribution_of(size, power, random);
        const auto entropy = static_cast<double>(plain_entropy(p));
        for (const std::size_t listed : {std::size_t{1}, std::size_t{2}, std::min<std::size_t>(20, size)}) {
          for (const std::size_t came : {std::size_t{0}, size - 1}) {
            const Choices choices = choices_of(token_of(p, came, listed));
            const EntropyBounds bounds = entropy_bounds(choices, size - choices.known.size());
            EXPECT_LE(bounds.low, entropy + 1e-12);
            EXPECT_GE(bounds.high, entropy - 1e-12);
          }
        }
      }
    }
  }
}

TEST(EntropyBounds, MeetWhereEverythingIsKnown) {
  std::mt19937_64 random(18);
  const std::vector<double> p = distribution_of(27, 3, random);
  const Choices choices = choices_of(token_of(p, 4, 27));
  const EntropyBounds bounds = entropy_bounds(choices, 0);
  EXPECT_NEAR(bounds.low, static_cast<double>(plain_entropy(p)), 1e-13);
  EXPECT_EQ(bounds.low, bounds.high);
}

// Only one probability is known: 1/2. The entropy is lowest for (1/2, 1/2), and highest if the rest is
// divided equally among four tokens: 1/8 each.
TEST(EntropyBounds, AreTight) {
  const EntropyBounds bounds = entropy_bounds(choices_of(token_of({0.5, 0.5}, 0, 1)), 4);
  EXPECT_NEAR(bounds.low, std::log(2), 1e-15);
  EXPECT_NEAR(bounds.high, 0.5 * std::log(2) + 0.5 * std::log(8), 1e-15);
}

TEST(Choices, CountTheActualTokenOnlyOnce) {
  const std::vector<double> p = {0.5, 0.3, 0.15, 0.05};
  for (const std::size_t came : {0u, 3u}) {
    const Choices choices = choices_of(token_of(p, came, 2));
    EXPECT_EQ(choices.listed, 2u);
    EXPECT_EQ(choices.known.size(), came == 0 ? 2u : 3u);
    EXPECT_EQ(std::count_if(choices.known.begin(), choices.known.end(), [](const auto& c) { return c.came; }),
              1);
    EXPECT_NEAR(choices.rest, came == 0 ? 0.2 : 0.15, 1e-15);
  }
}

TEST(TokenTotals, AreTheCrossEntropyOfAPlainLoop) {
  std::mt19937_64 random(19);
  std::uniform_real_distribution<double> log_prob(-12, 0);
  Tokens tokens;
  long double sum = 0;
  for (int i = 0; i < 1000; ++i) {
    tokens.tokens.push_back({i % 2 ? "ab" : "字", log_prob(random), {}});
    sum -= static_cast<long double>(*tokens.tokens.back().log_prob);
  }
  tokens.tokens.push_back({"unlikely", std::nullopt, {}});
  const TokenTotals totals = totals_of(tokens);
  EXPECT_EQ(totals.counted, 1000u);
  EXPECT_EQ(totals.left_out, 1u);
  EXPECT_EQ(totals.bytes, 2500u);
  EXPECT_NEAR(totals.sum, static_cast<double>(sum), 1e-10);
  EXPECT_NEAR(*totals.per_token(), static_cast<double>(sum / 1000), 1e-13);
  EXPECT_NEAR(*totals.per_byte(), static_cast<double>(sum / 2500), 1e-13);
  EXPECT_NEAR(*totals.perplexity(), static_cast<double>(std::exp(sum / 1000)), 1e-9);
  EXPECT_EQ(running_sums(tokens).back(), totals.sum);
}

TEST(TokenTotals, OfNoTokensAreNothing) {
  const TokenTotals totals = totals_of({});
  EXPECT_FALSE(totals.per_token());
  EXPECT_FALSE(totals.per_byte());
  EXPECT_FALSE(totals.perplexity());
}

}  // namespace
}  // namespace surprisal::test
