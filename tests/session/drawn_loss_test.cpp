// Checks that a loss of one's own can be drawn in one stroke, and that its points can be moved afterwards.
#include <algorithm>
#include <vector>

#include "samples.h"
#include "session/keys.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

// The three prices around it move, those midway by half as much; the rest of what was drawn stays.
TEST(OwnLossPrice, KeepsTheShapeOfAStroke) {
  Session s;
  draw_own_loss(s, {{0, 3}, {0.4, 1}, {1, 0}});
  const std::vector<double> drawn = s.own.prices;
  ASSERT_EQ(drawn.size(), kFineKnots);
  set_own_price(s, 3, drawn[6] + 0.1);
  for (std::size_t i = 0; i < kFineKnots; ++i)
    EXPECT_NEAR(s.own.prices[i], drawn[i] + (i == 6 ? 0.1 : i == 5 || i == 7 ? 0.05 : 0), 1e-12) << i;
}

TEST(AStroke, SetsThePricesThatItPasses) {
  Session s;
  s.own.curve = OwnCurve::Squared;
  s.own.bend = 0.5;
  draw_own_loss(s, {{0.1, 2}, {0.3, 1}});
  EXPECT_EQ(s.own.curve, OwnCurve::Drawn);
  EXPECT_EQ(s.own.bend, 0);
  for (std::size_t i = 0; i < kFineKnots; ++i) {
    const double p = knot_at(i, kFineKnots);
    const double wanted = p < 0.1 ? 2 : p <= 0.3 ? 2.5 - 5 * p : (1 - p) * (1 - p);
    EXPECT_NEAR(s.own.prices[i], wanted, 1e-12) << p;
  }
}

TEST(AStroke, IsLevelWhereItRises) {
  for (const bool backwards : {false, true}) {
    Session s;
    std::vector<DrawnPrice> stroke = {{0, 3}, {0.3, 0.5}, {0.6, 2}, {1, 0}};
    if (backwards) std::reverse(stroke.begin(), stroke.end());
    draw_own_loss(s, stroke);
    EXPECT_EQ(fault_of(s), "");
    const LossCurve curve = curve_of(s.own.curve, s.own.prices);
    EXPECT_EQ(curve.loss(0), 3);
    EXPECT_EQ(curve.loss(1), 0);
    EXPECT_EQ(curve.loss(0.4), curve.loss(0.5));
    EXPECT_GT(curve.loss(0.5), 0.5);
    EXPECT_LT(curve.loss(0.5), 2);
  }
}

// What counts are the prices that are set: those on the chart, at the last pass over a knot.
TEST(AStroke, KnowsWhetherItRises) {
  EXPECT_FALSE(stroke_rises({}, 0.25));
  EXPECT_FALSE(stroke_rises({{0, 3}, {0.5, 1}, {1, 0}}, 0.25));
  EXPECT_FALSE(stroke_rises({{1, 0}, {0.5, 1}, {0, 3}}, 0.25));
  EXPECT_TRUE(stroke_rises({{0, 3}, {0.3, 0.5}, {0.6, 2}, {1, 0}}, 0.25));
  EXPECT_FALSE(stroke_rises({{0, 3}, {0.3, 0.5}, {0.6, 0.7}, {1, 0}}, 0.25));
  EXPECT_FALSE(stroke_rises({{0, kHighestPrice + 1}, {0.3, kHighestPrice + 2}, {1, 0}}, 0.25));
  EXPECT_FALSE(stroke_rises({{0, 1}, {0.5, 3}, {1, 3}, {0, 3}}, 0.25));  // the way back is level
}

TEST(AStroke, SetsTheNearestPriceIfItIsTooShortToPassAny) {
  Session s;
  draw_own_loss(s, {{0.52, 0.6}, {0.53, 0.6}});
  EXPECT_NEAR(curve_of(s.own.curve, s.own.prices).loss(0.5), 0.6, 1e-12);
}

TEST(AStroke, LeavesAnySessionValid) {
  Source source(83);
  for (int round = 0; round < 300; ++round) {
    Session s;
    s.own.curve = static_cast<OwnCurve>(source.below(6));
    for (int strokes = 0; strokes < 3; ++strokes) {
      std::vector<DrawnPrice> stroke(source.below(6));
      for (DrawnPrice& at : stroke) at = {wild(source), wild(source)};
      draw_own_loss(s, stroke);
      set_own_price(s, source.below(kKnots.size()), wild(source));
      ASSERT_EQ(fault_of(s), "");
    }
  }
}

}  // namespace
}  // namespace surprisal::test
