// Checks goals: what they accept, when they are reached, and how far a session is on the way.
#include "lesson/goal.h"

#include <cmath>

#include "testing.h"

namespace surprisal::test {
namespace {

Session with_logits(double first) {
  Session session;
  session.logits = {first, 0};
  session.labels = {1, 0};
  session.class_names = {{"a"}, {"b"}};
  return session;
}

GoalProgress towards(const char* source, double start, double now) {
  return progress_towards(std::get<Goal>(parse_goal(source)), Values(with_logits(start)),
                          Values(with_logits(now)));
}

// -ln sigmoid(z) is 0.5 at z = 0.43275.
TEST(Goals, AreReachedWhereTheComparisonHolds) {
  const double at = -std::log(std::expm1(0.5));
  EXPECT_TRUE(towards("cross_entropy < 0.5", 0, at + 1e-9).reached);
  EXPECT_FALSE(towards("cross_entropy < 0.5", 0, at - 1e-9).reached);
  EXPECT_TRUE(towards("cross_entropy > 0.5", 5, at - 1e-9).reached);
  EXPECT_TRUE(towards("logits[0] >= 2", 0, 2).reached);
  EXPECT_FALSE(towards("logits[0] > 2", 0, 2).reached);
  EXPECT_TRUE(towards("logits[0] <= 2", 3, 2).reached);
  EXPECT_TRUE(towards("logits[0] == 2", 3, 2).reached);
}

TEST(Goals, MeasureProgressLinearly) {
  EXPECT_DOUBLE_EQ(towards("logits[0] > 4", 0, 0).share, 0);
  EXPECT_DOUBLE_EQ(towards("logits[0] > 4", 0, 1).share, 0.25);
  EXPECT_DOUBLE_EQ(towards("logits[0] > 4", 0, -3).share, 0);
  EXPECT_DOUBLE_EQ(towards("logits[0] > 4", 0, 5).share, 1);
}

// Progress of a quantity that spans orders of magnitude is measured by its logarithm: 100 is halfway from 1
// to 10,000.
TEST(Goals, MeasureProgressOfGrowthByLogarithm) {
  EXPECT_NEAR(towards("exp(logits[0]) > 10000", 0, std::log(100)).share, 0.5, 1e-12);
}

TEST(Goals, NeedAllTheirParts) {
  const char* both = "logits[0] > 4 and cross_entropy < 0.5";
  EXPECT_FALSE(towards(both, -1, 2).reached);
  EXPECT_TRUE(towards(both, -1, 5).reached);
  EXPECT_FALSE(towards(both, -1, 2).aim) << "a reader would not know which of the two numbers it is";
}

// A number between two limits is often the answer to the task. A step or class number says nothing about
// progress.
TEST(Goals, ShowNeitherTheLimitsOfARangeNorAnExactNumber) {
  EXPECT_FALSE(towards("cross_entropy > 0.98 and cross_entropy < 1.02", -1, 0).aim);
  EXPECT_FALSE(towards("cross_entropy > 0.98 and cross_entropy < 1.02", -1, 0).now);
  EXPECT_DOUBLE_EQ(*towards("cross_entropy < 1 and cross_entropy < 0.5", -1, 0).aim, 0.5);
  EXPECT_FALSE(towards("derivation.step == 3", 0, 0).aim);
  EXPECT_FALSE(towards("derivation.step == 3", 0, 0).now);
}

TEST(Goals, AreNotReachedWhereTheSessionHasNoSuchValue) {
  EXPECT_FALSE(towards("softmax[7] > 0", 0, 5).reached);
}

TEST(Goals, SayWhatIsWrong) {
  const struct {
    const char* source;
    std::size_t at;
  } faults[] = {{"cross_entropy", 0}, {"kl < ", 5}, {"kl < 1 and nonsense > 2", 11}, {"(kl < 1)", 0}};
  for (const auto& fault : faults) {
    const ParsedGoal parsed = parse_goal(fault.source);
    const auto* problem = std::get_if<ExpressionProblem>(&parsed);
    ASSERT_NE(problem, nullptr) << fault.source;
    EXPECT_EQ(problem->at, fault.at) << fault.source;
    EXPECT_FALSE(problem->message.zh.empty());
  }
}

}  // namespace
}  // namespace surprisal::test
