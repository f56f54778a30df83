// Checks the figure of the user's own loss against the loss itself, and that its curve can be drawn.
#include "math/own_loss.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "figures/catalogue.h"
#include "namespaces.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Plot own_plot(const Session& session) { return find_figure("own-loss")->build(session); }

const Chart& chart_in(const Plot& plot, std::size_t row, std::size_t panel) {
  return std::get<Chart>(plot.rows[row][panel].content);
}

Session own_session(OwnCurve curve, Demand demand, double bend) {
  Session session;
  session.own.curve = curve;
  session.own.demand = demand;
  session.own.bend = bend;
  return session;
}

TEST(OwnLossFigure, IsDrawnByItsPoints) {
  Session session;
  const double prices[] = {3.5, 2.9, 1.8, 1.25, 0.7, 0.3, 0.1};
  for (std::size_t i = 0; i < kKnots.size(); ++i) {
    const Plot plot = own_plot(session);
    chart_in(plot, 0, 0).handles[i].move(session, {0.5, prices[i]});
  }
  const Plot plot = own_plot(session);
  for (std::size_t i = 0; i < kKnots.size(); ++i)
    EXPECT_NEAR(chart_in(plot, 0, 0).curves[0].f(kKnots[i]), prices[i], 1e-12);
}

TEST(OwnLossFigure, IsMinusLogWhereItIsBentToAllDemands) {
  const Plot plot = own_plot(own_session(OwnCurve::Drawn, Demand::All, 1));
  for (const double p : {0.02, 0.3, 0.9})
    EXPECT_NEAR(chart_in(plot, 0, 0).curves[0].f(p), -std::log(p), 1e-6);
  for (const Bar& bar : chart_in(plot, 0, 1).bars) EXPECT_NEAR(bar.to, 0, 1e-7);
  const auto& runs = chart_in(plot, 1, 2).curves;
  for (std::size_t i = 0; i < runs[0].points.size(); ++i)
    EXPECT_NEAR(runs[0].points[i].y, runs[1].points[i].y, 1e-12) << "yours and that of -log p";
}

TEST(OwnLossFigure, MarksTheCheapestForecast) {
  Session session = own_session(OwnCurve::Reciprocal, Demand::Honesty, 0);
  session.forecast.truth = 0.8;
  const Plot plot = own_plot(session);
  const Chart& two = chart_in(plot, 1, 1);
  // sqrt y / (sqrt y + sqrt(1-y)) is 2/3, because sqrt 0.8 is twice sqrt 0.2.
  EXPECT_NEAR(two.marks[1].at.x, 2.0 / 3, 1e-6);
  EXPECT_EQ(two.marks[1].label.en, "cheapest: 0.67");
  session.own.curve = OwnCurve::Absolute;
  session.forecast.truth = 0.5;
  EXPECT_EQ(chart_in(own_plot(session), 1, 1).marks[1].label.en, "cheapest: all from 0 to 1");
  session.own.curve = OwnCurve::MinusLog;
  EXPECT_EQ(chart_in(own_plot(session), 1, 1).marks[1].label.en, "cheapest: the truth");
}

TEST(OwnLossFigure, HasATruthThatCanBeDraggedInBothPanels) {
  Session session = own_session(OwnCurve::Squared, Demand::Honesty, 0);
  const Plot plot = own_plot(session);
  chart_in(plot, 1, 1).handles[0].move(session, {0.2, 1});
  EXPECT_EQ(session.forecast.truth, 0.2);
  chart_in(plot, 0, 1).handles[0].move(session, {0, 0.9});
  EXPECT_EQ(session.forecast.truth, 0.9);
}

// Only the bent curve makes two halvings cost twice as much as one.
TEST(OwnLossFigure, AddsUpWhereItIsBentToSums) {
  for (const double bend : {0.0, 1.0}) {
    const Plot plot = own_plot(own_session(OwnCurve::Squared, Demand::Sums, bend));
    const Chart& sums = chart_in(plot, 0, 1);
    const double one = 0.25;
    for (std::size_t i = 0; i < sums.bars.size(); ++i) {
      const double n = static_cast<double>(i) + 1;
      const double p = std::pow(0.5, n);
      EXPECT_NEAR(sums.marks[i].at.y, n * one, 1e-12);
      EXPECT_NEAR(sums.bars[i].to, bend == 1 ? n * one : (1 - p) * (1 - p), 1e-12);
    }
  }
}

}  // namespace
}  // namespace surprisal::test
