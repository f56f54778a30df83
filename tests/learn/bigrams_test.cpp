// Checks the model of letter pairs: its distributions, the limits of smoothing, and what a text costs.
#include "learn/bigrams.h"

#include <numeric>

#include "learn/letters.h"
#include "math/information.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr Language kLanguages[] = {Language::English, Language::Chinese};

// ---- letters

TEST(Letters, AreSmallWithOneSpaceForAnythingElse) {
  EXPECT_EQ(letters_of("  The cat, 3 dogs -- and\na PIG!  "), U"the cat dogs and a pig");
  EXPECT_EQ(letters_of("你好，世界。abc"), U"你好 世界 abc");
  EXPECT_EQ(letters_of("12 34"), U"");
  EXPECT_EQ(letters_of("a\xff"
                       "b"),
            U"a b");  // an invalid byte becomes a space
}

TEST(Letters, OfTheBuiltInTextsAreAboutFifteenHundred) {
  for (const Language language : kLanguages) {
    const LetterParts parts = letter_parts(language);
    const std::u32string all = parts.seen + parts.unseen;
    EXPECT_NEAR(
        static_cast<double>(std::count_if(all.begin(), all.end(), [](char32_t c) { return c != U' '; })),
        1500, 50);
    EXPECT_NEAR(static_cast<double>(parts.seen.size()) / static_cast<double>(all.size()), 0.8, 0.02);
    EXPECT_EQ(parts.seen.back(), U' ');
  }
  EXPECT_EQ(built_in_bigrams(Language::English).alphabet, U" abcdefghijklmnopqrstuvwxyz");
}

// ---- counts

TEST(Bigrams, CountsPairsCyclically) {
  const Bigrams model = count_pairs(U"abab a", U"z");
  EXPECT_EQ(model.alphabet, U" abz");
  const std::size_t a = *model.place_of(U'a');
  const std::size_t b = *model.place_of(U'b');
  const auto count = [&](std::size_t first, std::size_t next) {
    return model.counts[first * model.size() + next];
  };
  EXPECT_EQ(count(a, b), 2);
  EXPECT_EQ(count(a, a), 1);  // the last letter is followed by the first
  EXPECT_EQ(count(b, a), 1);
  EXPECT_EQ(count(b, 0), 1);
  EXPECT_EQ(std::accumulate(model.counts.begin(), model.counts.end(), 0.0), 6);
  EXPECT_EQ(model.place_of(U'c'), std::nullopt);
  EXPECT_EQ(model.place_of(U'中'), std::nullopt);
}

// ---- distributions

TEST(Bigrams, EveryDistributionAddsToOne) {
  for (const Language language : kLanguages) {
    Bigrams model = built_in_bigrams(language);
    for (const double smoothing : {0.0, 0.01, 1.0, 1e6}) {
      model.smoothing = smoothing;
      for (std::size_t letter = 0; letter < model.size(); ++letter) {
        const std::vector<double> p = next_letter(model, letter).p;
        EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-13);
      }
    }
  }
}

// The probabilities are the smoothed counts divided by their sum.
TEST(Bigrams, AreSharesOfSmoothedCounts) {
  Bigrams model = count_pairs(U"abab a");
  const std::size_t a = *model.place_of(U'a');
  for (const double s : {0.0, 0.1, 2.0}) {
    model.smoothing = s;
    const std::vector<double> p = next_letter(model, a).p;
    EXPECT_DOUBLE_EQ(p[0], s / (3 + 3 * s));
    EXPECT_DOUBLE_EQ(p[1], (1 + s) / (3 + 3 * s));
    EXPECT_DOUBLE_EQ(p[2], (2 + s) / (3 + 3 * s));
  }
}

TEST(Bigrams, ALetterThatWasNeverFollowedGivesEvenShares) {
  Bigrams model = count_pairs(U"abab", U"z");
  model.smoothing = 0;
  for (double p : next_letter(model, *model.place_of(U'z')).p) EXPECT_DOUBLE_EQ(p, 1. / 3);
}

// ---- bits

TEST(Bigrams, ItsOwnTextCostsLessThanItsAlphabet) {
  for (const Language language : kLanguages) {
    const LetterParts parts = letter_parts(language);
    const Bigrams model = built_in_bigrams(language);
    EXPECT_LT(bits_per_letter(model, parts.seen), alphabet_bits(model) - 1);
    EXPECT_LT(bits_per_letter(model, parts.unseen), alphabet_bits(model) - 1);
    EXPECT_LT(bits_per_letter(model, parts.seen), bits_per_letter(model, parts.unseen));
  }
  EXPECT_DOUBLE_EQ(alphabet_bits(built_in_bigrams(Language::English)), std::log2(27.0));
}

// Without smoothing a model is the best one for its own text: the cost is the entropy of the next letter,
// averaged over the letters before it. More smoothing costs more, up to the bits of the alphabet.
TEST(Bigrams, MoreSmoothingCostsMoreOnItsOwnText) {
  for (const Language language : kLanguages) {
    const std::u32string text = letter_parts(language).seen;
    Bigrams model = built_in_bigrams(language);
    model.smoothing = 0;
    double before = bits_per_letter(model, text + text.front());
    double entropies = 0;
    for (char32_t letter : text) entropies += entropy(next_letter(model, *model.place_of(letter)), Base::Two);
    EXPECT_NEAR(before, entropies / static_cast<double>(text.size()), 1e-12);
    for (const double smoothing : {0.01, 0.1, 1.0, 10.0, 100.0}) {
      model.smoothing = smoothing;
      const double bits = bits_per_letter(model, text + text.front());
      EXPECT_GT(bits, before);
      EXPECT_LT(bits, alphabet_bits(model));
      before = bits;
    }
    // With a smoothing of s, the shares differ from equal shares by at most (the count of a letter) / s.
    model.smoothing = 1e12;
    EXPECT_NEAR(bits_per_letter(model, text), alphabet_bits(model), 1e-7);
  }
}

TEST(Bigrams, WithoutSmoothingANewPairCostsInfinitelyMuch) {
  Bigrams model = count_pairs(U"abab");
  model.smoothing = 0;
  EXPECT_EQ(bits_per_letter(model, U"abab"), 0);  // it is certain of every letter
  const std::vector<LetterCost> costs = costs_of(model, U"aab");
  ASSERT_EQ(costs.size(), 2u);
  EXPECT_EQ(costs[0].probability, 0);
  EXPECT_TRUE(std::isinf(costs[0].bits));
  EXPECT_EQ(costs[1].letter, U'b');
  EXPECT_EQ(costs[1].bits, 0);
  model.smoothing = 1;
  EXPECT_DOUBLE_EQ(costs_of(model, U"aab")[0].bits, 2);  // a share of 1/(2+2)
}

TEST(Bigrams, LettersOutsideTheAlphabetAreLeftOut) {
  const Bigrams model = count_pairs(U"abab");
  EXPECT_EQ(costs_of(model, U"a中b").size(), 0u);
  EXPECT_EQ(costs_of(model, U"ab中ab").size(), 2u);
  EXPECT_EQ(bits_per_letter(model, U""), 0);
  EXPECT_EQ(bits_per_letter(model, U"a"), 0);
}

}  // namespace
}  // namespace surprisal::test
