// Checks the bill: its areas against the math core's cross-entropy, entropy and KL, the code words, the
// boundaries of the code, and the letters that are sent.
#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "figures/catalogue.h"
#include "figures/session_data.h"
#include "learn/arithmetic_coder.h"
#include "math/information.h"
#include "math/softmax.h"
#include "namespaces.h"
#include "session/setters.h"
#include "sessions.h"
#include "testing.h"

namespace surprisal::test {
namespace {

// Half of the letters are A, a quarter B, an eighth each C and D; the code's probabilities are different.
Session four_letters(const std::vector<double>& p = {0.125, 0.125, 0.25, 0.5}) {
  Session session;
  set_class_count(session, 4);
  session.class_names = {"A", "B", "C", "D"};
  set_labels(session, {0.5, 0.25, 0.125, 0.125});
  set_prediction(session, p);
  session.base = Base::Two;
  return session;
}

Plot bill_of_session(const Session& session) { return find_figure("bill")->build(session); }

const Chart& rectangles_in(const Plot& plot) { return std::get<Chart>(plot.rows[0][0].content); }

const Chart& sending_in(const Plot& plot) { return std::get<Chart>(plot.rows[0][1].content); }

struct Areas {
  double shared = 0, overpaid = 0, saved = 0;
};

Areas areas_of(const Chart& chart) {
  Areas areas;
  for (const Bar& bar : chart.bars) {
    const double area = bar.width * (bar.to - bar.from);
    EXPECT_GE(area, 0);
    if (bar.ink == Ink(Quantity::Entropy))
      areas.shared += area;
    else
      (bar.fill == Fill::Solid ? areas.overpaid : areas.saved) += area;
  }
  return areas;
}

TEST(TheBill, HasTheNumbersOfTheBook) {
  const Areas areas = areas_of(rectangles_in(bill_of_session(four_letters())));
  EXPECT_NEAR(areas.shared + areas.overpaid, 2.625, 1e-12);
  EXPECT_NEAR(areas.shared + areas.saved, 1.75, 1e-12);
  EXPECT_NEAR(areas.overpaid, 1.25, 1e-12);
  EXPECT_NEAR(areas.saved, 0.375, 1e-12);
}

TEST(TheBill, HasAreasThatAddUpToTheCrossEntropyOfTheCore) {
  for (const NamedSession& s : sessions()) {
    const std::vector<double> y = label_distribution(s.session);
    const Softmax p = softmax_of(s.session.logits, s.session.temperature);
    const Areas areas = areas_of(rectangles_in(bill_of_session(s.session)));
    const double all = cross_entropy(y, p, s.session.base);
    // A letter without a rectangle occurs once in a billion, so its area is invisible.
    EXPECT_NEAR(areas.shared + areas.overpaid, all, 1e-7 * std::max(1.0, all)) << s.name;
    EXPECT_NEAR(areas.shared + areas.saved, entropy(y, s.session.base), 1e-7) << s.name;
    EXPECT_NEAR(areas.overpaid - areas.saved, kl(y, p, s.session.base), 1e-7 * std::max(1.0, all)) << s.name;
  }
}

// Each letter and its code word.
std::map<std::string, std::string> words_in(const Session& session) {
  std::map<std::string, std::string> words;
  const Plot plot = bill_of_session(session);
  for (const Divisions::Part& part : rectangles_in(plot).divisions->parts)
    words[part.letter.en] = part.lower_words.en;
  return words;
}

// Checks that it is a prefix code with words of the right length: no word is the beginning of another.
void expect_prefix_code(const std::vector<double>& p) {
  const auto words = words_in(four_letters(p));
  ASSERT_EQ(words.size(), 4u);
  std::size_t k = 0;
  for (const auto& [letter, word] : words) {
    EXPECT_EQ(static_cast<double>(word.size()), -std::log2(p[k])) << letter << " " << word;
    EXPECT_EQ(word.find_first_not_of("01"), std::string::npos) << word;
    for (const auto& [other, its] : words)
      EXPECT_TRUE(other == letter || !its.starts_with(word)) << word << " begins " << its;
    ++k;
  }
}

TEST(TheBill, ShowsCodeWordsWhereAllProbabilitiesArePowersOfOneHalf) {
  EXPECT_EQ(words_in(four_letters()),
            (std::map<std::string, std::string>{{"A", "000"}, {"B", "001"}, {"C", "01"}, {"D", "1"}}));
  expect_prefix_code({0.5, 0.25, 0.125, 0.125});
  expect_prefix_code({0.125, 0.5, 0.25, 0.125});  // B does not start at a multiple of its width
  expect_prefix_code({0.25, 0.25, 0.25, 0.25});
}

// The true probabilities are drawn as widths above those of the code.
TEST(TheBill, HasTheTruthAboveTheCode) {
  for (const NamedSession& s : sessions()) {
    const std::vector<double> y = label_distribution(s.session);
    const std::vector<double> p = softmax_of(s.session.logits, s.session.temperature).p;
    const Plot plot = bill_of_session(s.session);
    const std::vector<Divisions::Part>& parts = rectangles_in(plot).divisions->parts;
    ASSERT_EQ(parts.size(), y.size()) << s.name;
    for (std::size_t k = 0; k < y.size(); ++k) {
      EXPECT_EQ(parts[k].upper, y[k]) << s.name;
      EXPECT_EQ(parts[k].lower, p[k]) << s.name;
    }
  }
}

// The longest version of each text in the rectangles.
std::vector<std::string> inscriptions_in(const Session& session) {
  std::vector<std::string> texts;
  const Plot plot = bill_of_session(session);
  for (const Bar& bar : rectangles_in(plot).bars) {
    for (const Inscription& inscription : bar.inscriptions) texts.push_back(inscription.versions.front().en);
  }
  return texts;
}

TEST(TheBill, WritesTheArithmeticInTheRectangles) {
  EXPECT_EQ(inscriptions_in(four_letters()),
            (std::vector<std::string>{
                "best price: 1 bit", "3 bits × 1/2 = **1.5**", "overpaid: 2 × 1/2 = 1", "best price: 2 bits",
                "3 bits × 1/4 = **0.75**", "overpaid: 1 × 1/4 = 0.25", "2 bits × 1/8 = **0.25**",
                "saved: 1 × 1/8 = 0.125", "1 bit × 1/8 = **0.125**", "saved: 2 × 1/8 = 0.25"}));
  // With the optimal code, nothing is overpaid or saved.
  EXPECT_EQ(inscriptions_in(four_letters({0.5, 0.25, 0.125, 0.125})),
            (std::vector<std::string>{"1 bit × 1/2 = **0.5**", "best price: 1 bit", "2 bits × 1/4 = **0.5**",
                                      "best price: 2 bits", "3 bits × 1/8 = **0.375**", "best price: 3 bits",
                                      "3 bits × 1/8 = **0.375**", "best price: 3 bits"}));
}

// Also where it is what the code charges, and the two lines are one.
TEST(TheBill, HasTheBestPriceOfEachLetter) {
  for (const std::vector<double>& p :
       {std::vector<double>{0.5, 0.25, 0.125, 0.125}, std::vector<double>{0.5, 0.125, 0.25, 0.125}}) {
    const Plot plot = bill_of_session(four_letters(p));
    const std::vector<Curve>& curves = rectangles_in(plot).curves;
    const auto best =
        std::find_if(curves.begin(), curves.end(), [](const Curve& c) { return c.name.en == "best code"; });
    ASSERT_TRUE(best != curves.end());
    const std::vector<Point> wanted = {{0, 1}, {0.5, 1}, {0.5, 2}, {0.75, 2}, {0.75, 3}, {1, 3}};
    ASSERT_EQ(best->points.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      EXPECT_NEAR(best->points[i].x, wanted[i].x, 1e-12) << i;
      EXPECT_NEAR(best->points[i].y, wanted[i].y, 1e-12) << i;
    }
  }
}

TEST(TheBill, SumsUpWhatIsPaidAndWasted) {
  for (const NamedSession& s : sessions()) {
    const std::vector<double> y = label_distribution(s.session);
    const Softmax p = softmax_of(s.session.logits, s.session.temperature);
    const Plot plot = bill_of_session(s.session);
    const Amounts& sums = *plot.rows[0][0].amounts;
    ASSERT_EQ(sums.amounts.size(), 3u);
    ASSERT_EQ(sums.parts.size(), 2u);
    EXPECT_EQ(sums.amounts[0].value, cross_entropy(y, p, s.session.base)) << s.name;
    EXPECT_EQ(sums.amounts[1].value, entropy(y, s.session.base)) << s.name;
    EXPECT_EQ(sums.amounts[2].value, kl(y, p, s.session.base)) << s.name;
    EXPECT_NEAR(sums.parts[0].value + sums.parts[1].value, sums.amounts[2].value,
                1e-9 * std::max(1.0, sums.amounts[2].value))
        << s.name;
  }
}

// The strip is headed p.
TEST(TheBill, ShowsTheProbabilitiesElsewhere) {
  const auto words = words_in(four_letters({0.1, 0.2, 0.3, 0.4}));
  EXPECT_EQ(words.at("A"), "0.1");
  EXPECT_EQ(words.at("D"), "0.4");
}

TEST(TheBill, HasBoundariesThatMoveTheTwoLettersBesideThem) {
  Session session = four_letters({0.1, 0.2, 0.3, 0.4});
  const Handle boundary = rectangles_in(bill_of_session(session)).handles[1];
  EXPECT_NEAR(boundary.at.x, 0.3, 1e-12);
  boundary.move(session, {0.45, 7});
  const std::vector<double> p = softmax(session.logits);
  const double wanted[] = {0.1, 0.35, 0.15, 0.4};
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(p[k], wanted[k], 1e-12);
  boundary.type(session, 0.5);
  EXPECT_NEAR(softmax(session.logits)[1], 0.4, 1e-12);
  boundary.move(session, {2, 0});  // stops at the next boundary
  EXPECT_NEAR(softmax(session.logits)[1], 0.5, 1e-6);
  EXPECT_GT(softmax(session.logits)[2], 0);
  EXPECT_NEAR(softmax(session.logits)[3], 0.4, 1e-12);
}

TEST(TheBill, CountsTheBitsOfARealCoder) {
  Session session = four_letters({0.1, 0.2, 0.3, 0.4});
  for (const int count : {1, 7, 500, 10000}) {
    session.message = {count, 3};
    const Point last = sending_in(bill_of_session(session)).curves[0].points.back();
    const auto letters = learn::random_letters(session.labels, static_cast<std::size_t>(count), 3);
    const auto bits = learn::encoded(softmax(session.logits), letters);
    EXPECT_EQ(last.x, count);
    EXPECT_NEAR(last.y * count, static_cast<double>(bits.size()), 1e-9);
  }
  // The mean approaches the cross-entropy: after 10,000 letters it is within five standard errors.
  const double all = cross_entropy(session.labels, softmax(session.logits), Base::Two);
  double variance = 0;
  for (std::size_t k = 0; k < 4; ++k)
    variance += session.labels[k] * std::pow(surprisal(softmax(session.logits)[k], Base::Two) - all, 2);
  EXPECT_NEAR(sending_in(bill_of_session(session)).curves[0].points.back().y, all,
              5 * std::sqrt(variance / 10000) + 2e-4);
}

TEST(TheBill, ShowsTheLastLettersSent) {
  Session session = four_letters();
  session.message = {500, 3};
  const auto letters = learn::random_letters(session.labels, 500, 3);
  const Plot plot = bill_of_session(session);
  const std::vector<Chip>& chips = sending_in(plot).chips;
  ASSERT_GE(chips.size(), 10u);
  for (std::size_t i = 1; i <= chips.size(); ++i) {
    const std::size_t k = letters[letters.size() - i];
    EXPECT_EQ(chips[chips.size() - i].letter.en, session.class_names[k].en);
    EXPECT_EQ(chips[chips.size() - i].word, rectangles_in(plot).divisions->parts[k].lower_words);
  }
}

// If the label is certain, the bill is the price of one letter; letters that never occur have a price but no
// width.
TEST(TheBill, OfACertainLetterIsOnlyItsPrice) {
  Session session = four_letters({0.1, 0.2, 0.3, 0.4});
  session.labels = {0, 1, 0, 0};
  const Plot plot = bill_of_session(session);
  const Areas areas = areas_of(rectangles_in(plot));
  EXPECT_NEAR(areas.overpaid, -std::log2(0.2), 1e-12);
  EXPECT_EQ(areas.shared + areas.saved, 0);
  std::vector<double> prices;
  for (const Mark& mark : rectangles_in(plot).marks) {
    if (mark.shape == Shape::Bead) prices.push_back(mark.at.y);
  }
  ASSERT_EQ(prices.size(), 3u);
  EXPECT_NEAR(prices[0], -std::log2(0.1), 1e-12);
  EXPECT_NEAR(prices[2], -std::log2(0.4), 1e-12);
  EXPECT_NE(plot.rows[0][1].title.en.find("at best [[entropy:0]]"), std::string::npos)
      << plot.rows[0][1].title.en;
}

TEST(TheBill, SendsAnotherTextForAnotherSeed) {
  Session session = four_letters();
  const auto paid = [&](int seed) {
    session.message.seed = seed;
    return sending_in(bill_of_session(session)).curves[0].points.back().y;
  };
  EXPECT_EQ(paid(1), paid(1));
  EXPECT_NE(paid(1), paid(2));
}

}  // namespace
}  // namespace surprisal::test
