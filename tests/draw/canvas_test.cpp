// Checks that a line is cut into dashes by its pattern, for a canvas that draws only solid lines.
#include "draw/canvas.h"

#include <cmath>
#include <vector>

#include "testing.h"

namespace surprisal::test {
namespace {

using Line = std::vector<Point>;

constexpr double kTiny = 1e-9;
constexpr Dash kBroken[] = {Dash::Dashed, Dash::LongDash, Dash::Dotted, Dash::DashDot};

std::vector<Line> cut(const Line& line, const std::vector<double>& pattern) {
  std::vector<Line> pieces;
  for_each_dash(line, pattern,
                [&](std::span<const Point> piece) { pieces.emplace_back(piece.begin(), piece.end()); });
  return pieces;
}

double length_of(const Line& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += distance(line[i - 1], line[i]);
  return length;
}

double length_of(const std::vector<Line>& pieces) {
  double length = 0;
  for (const Line& piece : pieces) length += length_of(piece);
  return length;
}

TEST(DashPattern, GrowsWithTheWidthOfTheLine) {
  EXPECT_TRUE(dash_pattern(Dash::Solid, 2).empty());
  for (const Dash dash : kBroken) {
    const std::vector<double> thin = dash_pattern(dash, 1);
    const std::vector<double> thick = dash_pattern(dash, 3);
    ASSERT_EQ(thin.size() % 2, 0u);
    ASSERT_EQ(thin.size(), thick.size());
    for (std::size_t i = 0; i < thin.size(); ++i) {
      EXPECT_GT(thin[i], 0);
      EXPECT_DOUBLE_EQ(thick[i], 3 * thin[i]);
    }
  }
}

TEST(Dashes, HaveTheLengthsAndGapsOfThePattern) {
  const std::vector<Line> pieces = cut({{10, 5}, {40, 5}}, {4, 2, 1, 3});
  const std::vector<std::pair<double, double>> wanted = {{10, 14}, {16, 17}, {20, 24},
                                                         {26, 27}, {30, 34}, {36, 37}};
  ASSERT_EQ(pieces.size(), wanted.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    EXPECT_NEAR(pieces[i].front().x, wanted[i].first, kTiny);
    EXPECT_NEAR(pieces[i].back().x, wanted[i].second, kTiny);
    for (Point p : pieces[i]) EXPECT_EQ(p.y, 5);
  }
}

TEST(Dashes, ContinueAroundCorners) {
  const std::vector<Line> pieces = cut({{0, 0}, {3, 0}, {3, 10}}, {4, 2});
  ASSERT_EQ(pieces.size(), 3u);
  ASSERT_EQ(pieces[0].size(), 3u);
  EXPECT_EQ(pieces[0][1].x, 3);
  EXPECT_EQ(pieces[0][1].y, 0);
  EXPECT_NEAR(length_of(pieces[0]), 4, kTiny);
  EXPECT_NEAR(pieces[1].front().y, 3, kTiny);
  EXPECT_NEAR(pieces[2].back().y, 10, kTiny);  // the line ends within the last dash
  EXPECT_NEAR(length_of(pieces[2]), 1, kTiny);
}

TEST(Dashes, DoNotDependOnHowManyPointsALineHas) {
  const Line few = {{0, 0}, {60, 80}};
  Line many;
  for (int i = 0; i <= 700; ++i) many.push_back({60 * i / 700.0, 80 * i / 700.0});
  for (const Dash dash : kBroken) {
    const std::vector<double> pattern = dash_pattern(dash, 1.5);
    const std::vector<Line> coarse = cut(few, pattern);
    const std::vector<Line> fine = cut(many, pattern);
    ASSERT_EQ(coarse.size(), fine.size());
    EXPECT_NEAR(length_of(coarse), length_of(fine), kTiny);
    for (std::size_t i = 0; i < coarse.size(); ++i) {
      EXPECT_LT(distance(coarse[i].front(), fine[i].front()), kTiny);
      EXPECT_LT(distance(coarse[i].back(), fine[i].back()), kTiny);
    }
  }
}

TEST(Dashes, KeepALineWholeIfItIsSolidOrThePatternIsTooFine) {
  const Line line = {{0, 0}, {1, 2}, {100, 2}};
  for (const std::vector<double>& pattern : {std::vector<double>{}, {0.01, 0.02}, {0, 0}}) {
    const std::vector<Line> pieces = cut(line, pattern);
    ASSERT_EQ(pieces.size(), 1u);
    EXPECT_EQ(pieces[0].size(), line.size());
  }
  EXPECT_EQ(length_of(cut({}, {4, 2})), 0);
}

}  // namespace
}  // namespace surprisal::test
