// Checks that the headline is an equation that holds, in every unit and for every kind of label, and that it
// says why if there is no such loss.
#include "desk/headline.h"

#include <cmath>
#include <random>

#include "base/number.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

double read(std::string words) {
  if (const std::size_t at = words.find("−"); at != words.npos) words.replace(at, 3, "-");
  if (words == "∞") return std::numeric_limits<double>::infinity();
  return std::stod(words);
}

TEST(Headline, IsAnEquationThatHolds) {
  std::mt19937 random(1);
  std::normal_distribution<double> logit(0, 3);
  for (int round = 0; round < 300; ++round) {
    Session session;
    for (std::size_t k = 0; k < 3; ++k) set_logit(session, k, logit(random));
    session.base = static_cast<Base>(round % 3);
    if (round % 2 == 1) set_labels(session, {0.2, 0.5, 0.3});
    if (round % 5 == 0) session.smoothing = 0.1;
    if (round % 7 == 0) session.output = OutputLayer::Sigmoid;
    const Headline headline = headline_of(session);
    ASSERT_TRUE(headline.sum);
    const double loss = read(headline.sum->loss);
    const double sum = read(headline.sum->entropy) + read(headline.sum->kl);
    // Each of three numbers is rounded to the decimals of the largest, which has four digits.
    EXPECT_NEAR(loss, sum, 1.6e-3 * std::max(loss, sum)) << headline.sum->loss;
    EXPECT_FALSE(headline.sentence.en.empty());
    EXPECT_FALSE(headline.sentence.zh.empty());
  }
}

TEST(Headline, HasZeroForTheEntropyOfOneClass) { EXPECT_EQ(headline_of(Session{}).sum->entropy, "0"); }

TEST(Headline, NamesTheRightClassAndItsProbability) {
  Session session;
  session.logits = {0, 0, 0};
  const Headline headline = headline_of(session);
  EXPECT_NE(headline.sentence.en.find("cat"), std::string::npos);
  EXPECT_NE(headline.sentence.en.find("0.333"), std::string::npos);
  EXPECT_NE(headline.sentence.en.find("1 in 3.0"), std::string::npos);
}

TEST(Headline, ShowsAnInfiniteLossAsInfinite) {
  Session session;
  session.logits = {-2000, 1000, 0};
  const Headline headline = headline_of(session);
  ASSERT_TRUE(headline.sum);
  EXPECT_EQ(headline.sum->entropy, "0");
  EXPECT_EQ(headline.sum->loss, headline.sum->kl);
}

TEST(Headline, SaysWhyThereIsNoLossOfSeveralClassesUnderASoftmax) {
  Session session;
  set_label_mode(session, LabelMode::Several);
  session.labels = {1, 1, 0};
  const Headline headline = headline_of(session);
  EXPECT_FALSE(headline.sum);
  EXPECT_NE(headline.sentence.en.find("sigmoid"), std::string::npos);
  session.output = OutputLayer::Sigmoid;
  EXPECT_TRUE(headline_of(session).sum);
}

}  // namespace
}  // namespace surprisal::test
