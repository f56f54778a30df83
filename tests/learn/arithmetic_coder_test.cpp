// Checks the arithmetic coder: every message is decoded exactly, whatever follows it, and its length is
// within 2 bits of what the probabilities say, for good and bad guesses of them.
#include "learn/arithmetic_coder.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "learn/random.h"
#include "namespaces.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using Doubles = std::vector<double>;
using Letters = std::vector<std::size_t>;

// A random distribution over 2 to 10 letters; one in three has a letter that is extremely rare.
Doubles some_distribution(learn::Random& random) {
  Doubles p(2 + random.below(9));
  for (double& one : p) one = std::exp(random.uniform(-3, 3));
  if (random.below(3) == 0) p.back() = 1e-14;
  const double sum = std::accumulate(p.begin(), p.end(), 0.0);
  for (double& one : p) one /= sum;
  return p;
}

// The sum of -log2 of the shares that the coder gives these letters.
double ideal_bits(const Doubles& p, const Letters& letters) {
  const auto shares = learn::code_shares(p);
  long double sum = 0;
  for (const std::size_t letter : letters)
    sum += learn::kCodeBits - std::log2(static_cast<long double>(shares[letter]));
  return static_cast<double>(sum);
}

TEST(ArithmeticCoder, GivesEveryTextBackToTheLetter) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    learn::Random random(seed, 77);
    const Doubles p = some_distribution(random);
    Doubles y = p;
    if (seed % 2 == 0) std::reverse(y.begin(), y.end());  // letters that the code does not expect
    const Letters letters = learn::random_letters(y, random.below(400), seed);
    std::vector<bool> bits = learn::encoded(p, letters);
    EXPECT_EQ(learn::decoded(p, bits, letters.size()), letters) << seed;
    std::vector<bool> with_ones = bits;
    with_ones.insert(with_ones.end(), 70, true);
    EXPECT_EQ(learn::decoded(p, with_ones, letters.size()), letters) << seed << ", followed by ones";
    for (int i = 0; i < 70; ++i) bits.push_back(random.below(2) == 1);
    EXPECT_EQ(learn::decoded(p, bits, letters.size()), letters) << seed << ", followed by other bits";
  }
}

TEST(ArithmeticCoder, TakesAsManyBitsAsTheProbabilitiesSay) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    learn::Random random(seed, 78);
    const Doubles p = some_distribution(random);
    Doubles y = p;
    if (seed % 2 == 0) std::reverse(y.begin(), y.end());
    const Letters letters = learn::random_letters(y, 2000, seed);
    learn::ArithmeticEncoder encoder(p);
    EXPECT_EQ(encoder.length(), 0u);
    for (std::size_t n = 1; n <= letters.size(); ++n) {
      encoder.send(letters[n - 1]);
      if (n > 20 && n < letters.size()) continue;
      const double ideal = ideal_bits(p, {letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(n)});
      const auto length = static_cast<double>(encoder.length());
      EXPECT_GE(length, ideal - 1e-6) << seed << ", " << n << " letters";
      EXPECT_LE(length, ideal + 2 + static_cast<double>(n) * 0x1p-29 + 1e-6) << seed << ", " << n;
    }
    EXPECT_EQ(encoder.bits().size(), encoder.length());
  }
}

// Each share is within 2^-30 of its probability, except the largest, which absorbs the differences.
TEST(ArithmeticCoder, HasSharesThatAddUpAndFollowTheProbabilities) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    learn::Random random(seed, 79);
    const Doubles p = some_distribution(random);
    const auto shares = learn::code_shares(p);
    EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), std::uint64_t{0}), learn::kCodeTotal);
    for (std::size_t k = 0; k < p.size(); ++k) {
      EXPECT_GE(shares[k], 1u);
      EXPECT_NEAR(static_cast<double>(shares[k]), p[k] * 0x1p30, static_cast<double>(p.size()));
    }
  }
}

// In this case the bits are the concatenated code words.
TEST(ArithmeticCoder, WritesCodeWordsWhereTheProbabilitiesArePowersOfOneHalf) {
  const Doubles p = {0.125, 0.125, 0.25, 0.5};
  const std::vector<std::vector<bool>> words = {{0, 0, 0}, {0, 0, 1}, {0, 1}, {1}};
  const Letters letters = learn::random_letters(Doubles{0.5, 0.25, 0.125, 0.125}, 500, 3);
  std::vector<bool> wanted;
  for (const std::size_t letter : letters)
    wanted.insert(wanted.end(), words[letter].begin(), words[letter].end());
  EXPECT_EQ(learn::encoded(p, letters), wanted);
}

TEST(ArithmeticCoder, SendsACertainLetterForFree) {
  EXPECT_LE(learn::encoded(Doubles{1, 0}, Letters(1000, 0)).size(), 2u);
  const Letters surprise = {0, 0, 1, 0};
  const std::vector<bool> bits = learn::encoded(Doubles{1, 0}, surprise);
  EXPECT_GE(bits.size(), 30u);
  EXPECT_EQ(learn::decoded(Doubles{1, 0}, bits, 4), surprise);
}

TEST(RandomLetters, ComeAsOftenAsTheyShould) {
  const Doubles y = {0.5, 0, 0.3, 0.2};
  const Letters letters = learn::random_letters(y, 40000, 5);
  for (std::size_t k = 0; k < y.size(); ++k) {
    const auto count = static_cast<double>(std::count(letters.begin(), letters.end(), k));
    EXPECT_NEAR(count / 40000, y[k], 5 * std::sqrt(y[k] * (1 - y[k]) / 40000)) << k;  // five sigma
  }
  const Letters shorter = learn::random_letters(y, 100, 5);
  EXPECT_TRUE(std::equal(shorter.begin(), shorter.end(), letters.begin()));
  EXPECT_NE(learn::random_letters(y, 100, 6), shorter);
}

}  // namespace
}  // namespace surprisal::test
