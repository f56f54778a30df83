// Checks that interpolating between two sessions gives valid sessions.
#include "session/between.h"

#include <limits>

#include "samples.h"
#include "session/keys.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::Source;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

TEST(Between, StartsAtTheFirstSessionAndEndsAtTheSecond) {
  Source source(31);
  for (int i = 0; i < 50; ++i) {
    const Session one = test::random_session(source);
    const Session other = test::random_session(source);
    for (const double share : {-1.0, 0.0, kNan}) EXPECT_EQ(between(one, other, share), one);
    for (const double share : {1.0, 7.0}) EXPECT_EQ(between(one, other, share), other);
  }
}

TEST(Between, IsAValidSession) {
  Source source(32);
  for (int i = 0; i < 500; ++i) {
    const Session one = test::random_session(source);
    const Session other = test::random_session(source);
    for (const double share : {1e-12, 0.5, source.uniform(0.01, 0.99), 1 - 1e-12})
      ASSERT_EQ(fault_of(between(one, other, share)), "") << test::to_the_bit(one) << test::to_the_bit(other);
  }
}

TEST(Between, LeavesEqualValuesUnchanged) {
  for (const double temperature : {kLowestTemperature, 0.3, 1.0, kHighestTemperature}) {
    Session s;
    set_temperature(s, temperature);
    EXPECT_EQ(fault_of(between(s, s, 0.3)), "");
    EXPECT_NEAR(between(s, s, 0.3).temperature, temperature, 1e-14 * temperature);
  }
}

TEST(Between, InterpolatesLinearly) {
  Session one;
  Session other;
  one.logits = {0, 4, -1};
  other.logits = {2, 0, -1};
  one.rival = {1, 0, 0};
  other.rival = {0, 1, 0};
  one.coin = {2, 6, 0.5, {}};
  other.coin = {4, 3, 1, {}};
  set_temperature(one, 1);
  set_temperature(other, 16);
  const Session quarter = between(one, other, 0.25);
  EXPECT_EQ(quarter.logits, (std::vector<double>{0.5, 3, -1}));
  EXPECT_EQ(quarter.rival, (std::vector<double>{0.75, 0.25, 0}));
  EXPECT_NEAR(quarter.temperature, 2, 1e-12);  // geometrically
  EXPECT_EQ(quarter.coin.heads, 3);            // of 2.5
  EXPECT_EQ(quarter.coin.theta, 0.625);
}

TEST(Between, TakesTheSecondSessionsLabelsIfAMixtureIsInvalid) {
  Session one;
  Session other;
  set_label(other, 2, 1);
  EXPECT_EQ(between(one, other, 0.5).labels, other.labels);
  set_label_mode(other, LabelMode::Distribution);
  EXPECT_EQ(between(one, other, 0.5).labels, (std::vector<double>{0.5, 0, 0.5}));
  set_label_mode(one, LabelMode::Several);
  EXPECT_EQ(between(one, other, 0.5).labels, other.labels);
}

TEST(Between, TakesListsOfAnotherLengthFromTheSecondSession) {
  Session one;
  Session other;
  set_class_count(other, 5);
  set_batch_rows(other, one.batch.targets.size() + 1);
  other.marked = {0.1, 0.9};
  const Session middle = between(one, other, 0.5);
  EXPECT_EQ(middle.logits, other.logits);
  EXPECT_EQ(middle.rival, other.rival);
  EXPECT_EQ(middle.batch, other.batch);
  EXPECT_EQ(middle.marked, other.marked);
}

}  // namespace
}  // namespace surprisal::test
