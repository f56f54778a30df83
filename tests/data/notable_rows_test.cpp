#include "data/notable_rows.h"

#include "data/some_rows.h"

namespace surprisal::test {
namespace {

TEST(WorstRows, ComeLargestFirstAndInTheOrderOfTheFile) {
  RowNumbers numbers;
  numbers.label = {0, 0, kIgnored, 0, 0, 0};
  numbers.predicted.assign(6, 0);
  numbers.loss = {1, 3, 0, 3, std::numeric_limits<double>::infinity(), 2};
  EXPECT_EQ(worst_rows(numbers, 4), (std::vector<std::size_t>{4, 1, 3, 5}));
  EXPECT_EQ(worst_rows(numbers, 100).size(), 5u);
  EXPECT_TRUE(worst_rows(numbers, 0).empty());
}

// Two classes, which the model predicts with p = 0.9 and 0.8 when they are the label.
TEST(LikelyWrongLabels, AreThoseThatTheModelContradictsWithItsUsualConfidence) {
  std::vector<double> p;
  std::vector<std::int32_t> labels;
  const auto add = [&](double p0, std::int32_t label) {
    p.insert(p.end(), {p0, 1 - p0});
    labels.push_back(label);
  };
  for (int i = 0; i < 1000; ++i) add(0.9, 0), add(0.2, 1);
  add(0.95, 1);  // 2000: more confident in class 0 than usual
  add(0.6, 1);   // 2001: wrong, but less confident than usual
  add(0.01, 0);  // 2002: more confident in class 1 than usual
  add(0.99, kIgnored);
  Rows rows = rows_of(p, 2, labels);
  rows.kind = Kind::Probabilities;
  const std::vector<LikelyWrongLabel> found = likely_wrong_labels(numbers_of(rows), 2);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].row, 2002u);
  EXPECT_EQ(found[0].label, 0);
  EXPECT_EQ(found[0].suggested, 1);
  EXPECT_NEAR(found[0].self_confidence, 0.01, 1e-9);
  EXPECT_NEAR(found[0].margin, -0.98, 1e-9);
  EXPECT_EQ(found[1].row, 2000u);
}

TEST(LikelyWrongLabels, AClassWithoutRowsSuggestsNothing) {
  const Rows rows = rows_of(std::vector<float>{9, 0, 0, 0, 9, 0}, 3, {2, 2});
  EXPECT_TRUE(likely_wrong_labels(numbers_of(rows), 3).empty());
  EXPECT_TRUE(likely_wrong_labels(numbers_of(rows_of(std::vector<float>{1, 2}, 2)), 2).empty());
}

}  // namespace
}  // namespace surprisal::test
