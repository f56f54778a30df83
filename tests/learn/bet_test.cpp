// Checks bets on the next letter: the shares stay a distribution, and the prices are right.
#include "learn/bet.h"

#include <cmath>
#include <numeric>

#include "learn/bigrams.h"
#include "math/information.h"
#include "testing.h"

namespace surprisal::test {
namespace {

double total(const std::vector<double>& shares) { return std::accumulate(shares.begin(), shares.end(), 0.0); }

const std::vector<double> kModel = {0.125, 0.5, 0, 0.25, 0.125};

TEST(Bets, ListTheMostLikelyLettersAndTheRest) {
  const Bet bet = bet_on_likeliest(kModel, 2);
  EXPECT_EQ(bet.letters, (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(bet.model, (std::vector<double>{0.5, 0.25, 0.25}));
  // Five letters have equal shares: 1/5 each, and 3/5 for the other three together.
  EXPECT_EQ(bet.reader, (std::vector<double>{1 / 5., 1 / 5., 3 / 5.}));
  const Bet all = bet_on_likeliest(kModel, 9);
  EXPECT_EQ(all.letters, (std::vector<std::size_t>{1, 3, 0, 4, 2}));  // ties keep their order
  EXPECT_EQ(all.model.back(), 0);
}

TEST(Bets, CostMinusTheLogarithmOfTheShare) {
  Bet bet = bet_on_likeliest(kModel, 2);
  bet.reader = {0.25, 0.5, 0.25};
  EXPECT_EQ(price_of(bet, 1).reader, 2);
  EXPECT_EQ(price_of(bet, 1).model, 1);
  EXPECT_EQ(price_of(bet, 3).reader, 1);
  EXPECT_EQ(price_of(bet, 3).model, 2);
  bet.reader = {0.25, 0.375, 0.375};
  for (const std::size_t other : {0u, 2u, 4u})  // the three letters that are not listed divide their share
    EXPECT_EQ(price_of(bet, other).reader, 3);
  EXPECT_EQ(price_of(bet, 0).model, 3);
  EXPECT_TRUE(std::isinf(price_of(bet, 2).model));
  bet.reader = {0, 1, 0};
  EXPECT_TRUE(std::isinf(price_of(bet, 1).reader));
  EXPECT_EQ(price_of(bet, 3).reader, 0);
}

TEST(Bets, MovingAShareKeepsADistributionAndTheProportionsOfTheOthers) {
  const std::vector<double> shares = {0.5, 0.25, 0.25};
  const std::vector<double> moved = with_share(shares, 1, 0.7);
  EXPECT_DOUBLE_EQ(moved[1], 0.7);
  EXPECT_DOUBLE_EQ(moved[0], 0.2);
  EXPECT_DOUBLE_EQ(moved[2], 0.1);
  EXPECT_DOUBLE_EQ(total(moved), 1);
  EXPECT_EQ(with_share(shares, 1, 5), (std::vector<double>{0, 1, 0}));
  EXPECT_EQ(with_share({0, 1, 0}, 1, 0.5), (std::vector<double>{0.25, 0.5, 0.25}));  // all was on one
  EXPECT_EQ(with_share(shares, 0, std::nan("")), shares);
  EXPECT_DOUBLE_EQ(total(with_share(shares, 2, -3)), 1);
  EXPECT_EQ(with_share({1}, 0, 0.5), std::vector<double>{1});
}

// The reader's probability of each letter.
std::vector<double> distribution_of(const Bet& bet) {
  std::vector<double> all;
  for (std::size_t letter = 0; letter < bet.expected.size(); ++letter) all.push_back(share_of(bet, letter));
  return all;
}

TEST(Bets, CostAsMuchForEachLetterUntilSomethingIsKnown) {
  const Bet bet = bet_on_likeliest(next_letter(built_in_bigrams(Language::English), 0).p, 5);
  for (std::size_t letter = 0; letter < bet.expected.size(); ++letter)
    EXPECT_NEAR(price_of(bet, letter).reader, std::log2(27.0), 1e-14);
}

// If the model is right, nobody pays less on average than the model; what others pay more is the divergence.
TEST(Bets, OnAverageNobodyBeatsARightModel) {
  Bet bet = bet_on_likeliest(next_letter(built_in_bigrams(Language::English), 0).p, 5);
  for (int i = 0; i < 2; ++i) {
    Price mean;
    for (std::size_t letter = 0; letter < bet.expected.size(); ++letter) {
      mean.reader += bet.expected[letter] * price_of(bet, letter).reader;
      mean.model += bet.expected[letter] * price_of(bet, letter).model;
    }
    EXPECT_GT(mean.reader, mean.model);
    EXPECT_NEAR(mean.reader - mean.model, kl(bet.expected, distribution_of(bet), Base::Two), 1e-13);
    bet.reader = bet.model;  // as well as six shares can follow it
  }
}

TEST(Bets, PaymentsAddUp) {
  Payments payments;
  payments.add({1, 2});
  payments.add({0.5, 3});
  EXPECT_EQ(payments.letters, 2u);
  EXPECT_EQ(payments.paid.reader, 1.5);
  EXPECT_EQ(payments.paid.model, 5);
}

TEST(Bets, MayBeLuckUntilTheDifferenceIsTwoStandardErrors) {
  std::vector<Price> prices;
  for (int i = 0; i < 9; ++i) prices.push_back({4, 3});
  EXPECT_TRUE(may_be_luck(prices)) << "too few";
  prices.push_back({4, 3});
  EXPECT_FALSE(may_be_luck(prices)) << "always the same difference";
  for (int i = 0; i < 10; ++i) prices[static_cast<std::size_t>(i)] = {i % 2 == 0 ? 8.0 : 1.0, 4};
  EXPECT_TRUE(may_be_luck(prices)) << "a mean of 0.5 within 3.7 / sqrt(10) * 2";
  // Ten differences, by turns 1 above and 1 below their mean, which has a standard error of 1/3.
  for (const double mean : {0.6, 0.7}) {
    for (std::size_t i = 0; i < prices.size(); ++i) prices[i] = {3 + mean + (i % 2 == 0 ? 1 : -1), 3};
    EXPECT_EQ(may_be_luck(prices), mean < 2 / 3.) << mean;
  }
}

}  // namespace
}  // namespace surprisal::test
