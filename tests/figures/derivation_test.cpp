// Checks that derivations are right at every step, that the factor is cancelled when it is dropped on the
// fraction, and that the figures beside them show what their lessons describe.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "../plot/scene_text.h"
#include "every_figure.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "session/session.h"

namespace surprisal::test {
namespace {

Plot plot_at(const char* id, double step, Session session = {}) {
  session.derivation.step = step;
  return find_figure(id)->build(session);
}

const Working& working_in(const Plot& plot) { return std::get<Working>(plot.rows[0][0].content); }
const Chart& chart_in(const Plot& plot, std::size_t row, std::size_t panel) {
  return std::get<Chart>(plot.rows[row][panel].content);
}

TEST(ADerivation, ShowsALineOnceTheReaderHasComeToIt) {
  for (const char* id : {"likelihood-to-loss", "error-times-slope", "cancelling"}) {
    for (int step = 0; step <= 3; ++step) {
      const Plot plot = plot_at(id, step);
      for (std::size_t i = 0; i < working_in(plot).lines.size(); ++i)
        EXPECT_EQ(working_in(plot).lines[i].shown, static_cast<int>(i) <= step ? 1 : 0) << id << step << i;
    }
  }
}

// The logarithm bends the curve and the minus flips it; the best output is the label at every step.
TEST(LikelihoodToLoss, KeepsTheBestOutput) {
  for (const double y : {0.0, 0.3, 1.0}) {
    Session session;
    session.label_mode = LabelMode::Distribution;
    session.labels = {y, 1 - y, 0};
    for (double step = 0; step <= 3; step += 0.25) {
      if (step == 1.5) continue;  // halfway through the flip, the curve is flat
      const Plot plot = plot_at("likelihood-to-loss", step, session);
      const auto& f = chart_in(plot, 0, 1).curves.back().f;
      const double sign = step > 1.5 ? -1 : 1;
      double best = 0.001;
      for (double a = 0.001; a < 1; a += 0.001) {
        if (sign * f(a) > sign * f(best)) best = a;
      }
      EXPECT_NEAR(best, y, 0.0011) << step;
    }
  }
}

TEST(LikelihoodToLoss, StrikesOutTheTermOfTheOtherLabel) {
  for (const double y : {0.0, 0.5, 1.0}) {
    Session session;
    session.label_mode = LabelMode::Distribution;
    session.labels = {y, 1 - y, 0};
    const std::string last = working_in(plot_at("likelihood-to-loss", 3, session)).lines.back().formula.en;
    const std::size_t struck = last.find("\\cancel{");
    if (y == 0.5) {
      EXPECT_EQ(struck, last.npos);
    } else {
      ASSERT_NE(struck, last.npos);
      EXPECT_EQ(last.substr(struck).starts_with("\\cancel{(1 -"), y == 1) << last;
    }
  }
}

// Each factor of the chain rule, compared with a difference quotient.
TEST(ADerivation, HasTheFactorsOfTheChainRule) {
  constexpr double kStep = 1e-6;
  for (const double z : {-3.0, -0.4, 2.0}) {
    for (const double y : {0.0, 1.0}) {
      Session session;
      session.logits = {z, 0, 0};
      session.labels = {y, 1 - y, 0};
      const auto check = [&](const char* id, auto loss) {
        const Plot plot = plot_at(id, 3, session);
        const double a = 1 / (1 + std::exp(-z));
        const double by_output = (loss(a + kStep) - loss(a - kStep)) / (2 * kStep);
        EXPECT_NEAR(chart_in(plot, 0, 1).curves[0].f(z), by_output, 1e-6) << id;
        EXPECT_NEAR(chart_in(plot, 0, 1).curves[1].f(z), a * (1 - a), 1e-12) << id;
        EXPECT_NEAR(chart_in(plot, 0, 1).curves[2].f(z), by_output * a * (1 - a), 1e-6) << id;
      };
      check("error-times-slope", [y](double a) { return (a - y) * (a - y) / 2; });
      check("cancelling", [y](double a) { return -y * std::log(a) - (1 - y) * std::log(1 - a); });
    }
  }
}

bool is_cancelled(const Plot& plot) {
  return working_in(plot).moving->factor.en.find("\\cancel") != std::string::npos;
}

TEST(Cancelling, IsDoneWhereTheFactorIsDropped) {
  Session session;
  session.derivation.step = 2;
  const auto drop = [&](double way) {
    const Plot plot = find_figure("cancelling")->build(session);
    const Scene scene = lay_out(plot, {0, 0, 900, 560}, {fonts()});
    const auto placed = std::find_if(scene.handles.begin(), scene.handles.end(),
                                     [](const PlacedHandle& handle) { return handle.handle.id == "factor"; });
    ASSERT_NE(placed, scene.handles.end());
    const PlacedPanel& panel = scene.panels[placed->panel];
    EXPECT_NEAR(panel.x.to_pixel(placed->handle.at.x), placed->at.x, 1e-9);
    EXPECT_LT(panel.x.to_pixel(1), panel.x.to_pixel(0)) << "the fraction stands before the factor";
    placed->handle.move(session, panel.to_data({panel.x.to_pixel(way), placed->at.y}));
  };
  EXPECT_FALSE(is_cancelled(find_figure("cancelling")->build(session)));
  drop(0.5);
  EXPECT_NEAR(session.derivation.step, 2.5, 1e-9);
  EXPECT_FALSE(is_cancelled(find_figure("cancelling")->build(session)));
  EXPECT_EQ(working_in(find_figure("cancelling")->build(session)).lines.back().shown, 0);
  drop(0.95);
  EXPECT_EQ(session.derivation.step, 3);
  EXPECT_TRUE(is_cancelled(find_figure("cancelling")->build(session)));
  EXPECT_EQ(working_in(find_figure("cancelling")->build(session)).lines.back().shown, 1);
  drop(0);  // and dragged back
  EXPECT_EQ(session.derivation.step, 2);
}

// The arrows lead from the loss through the gradient back to the logits.
TEST(TheFlow, LeadsFromTheLossBackToTheLogits) {
  const Plot plot = find_figure("flow")->build({});
  const Diagram& diagram = std::get<Diagram>(plot.rows[0][0].content);
  std::size_t at = 2;  // the loss
  ASSERT_EQ(diagram.boxes[at].title.en, "loss");
  std::vector<std::string> way;
  for (int steps = 0; at != 0 && steps < 6; ++steps) {
    const auto next =
        std::find_if(diagram.links.begin(), diagram.links.end(),
                     [&](const Diagram::Link& link) { return link.from == at && link.highlighted; });
    ASSERT_NE(next, diagram.links.end()) << "no way on from " << diagram.boxes[at].title.en;
    at = next->to;
    way.push_back(diagram.boxes[at].title.en);
  }
  ASSERT_EQ(way.size(), 3u);
  EXPECT_TRUE(way[0].starts_with("gradient"));
}

TEST(Mistakes, AreAsManyDotsAndFewerAreAmongMore) {
  Session session;
  session.marked = {0.99, 0.999};
  const Plot plot = find_figure("confidence")->build(session);
  const auto& pictures = std::get<Pictures>(plot.rows[1][0].content).pictures;
  ASSERT_EQ(pictures.size(), 3u);
  std::vector<std::set<std::size_t>> wrong;
  for (const Pictures::Picture& picture : pictures) {
    EXPECT_EQ(picture.values.size(), 10'000u);
    auto& cells = wrong.emplace_back();
    for (std::size_t i = 0; i < picture.values.size(); ++i) {
      if (picture.values[i] > 0) cells.insert(i);
    }
  }
  EXPECT_EQ(wrong[0].size(), 100u);
  EXPECT_EQ(wrong[1].size(), 10u);
  EXPECT_TRUE(std::includes(wrong[0].begin(), wrong[0].end(), wrong[1].begin(), wrong[1].end()));
}

TEST(LeastSquares, KeepsTheBestLineUntilItIsAskedFor) {
  Session session;
  const auto is_drawn = [&] {
    const Scene scene = lay_out(find_figure("least-squares")->build(session), {0, 0, 900, 560}, {fonts()});
    return says(scene, "least squares") || says(scene, "The least");
  };
  EXPECT_FALSE(is_drawn());
  session.line.best = BestLine::Shown;
  EXPECT_TRUE(is_drawn());
}

TEST(BothShooters, HaveBarsOfTheirEntropy) {
  Session session;
  session.logits = {1, 0};
  session.labels = {1, 0};
  session.class_names = {{"hit", "命中"}, {"miss", "未中"}};
  session.class_weights = {1, 1};
  session.rival = {0.5, 0.5};
  session.base = Base::Two;
  session.marked = {0.1, 0.999};
  const Plot plot = find_figure("entropy")->build(session);
  const std::vector<Bar>& bars = chart_in(plot, 1, 0).bars;
  ASSERT_EQ(bars.size(), 6u);
  EXPECT_NEAR(bars[1].to, 0.4690, 5e-5);
  EXPECT_NEAR(bars[3].to, 0.0114, 5e-5);
  for (std::size_t i = 0; i < bars.size(); i += 2) EXPECT_EQ(bars[i].to, bars[i + 1].from);
}

TEST(ALiveCase, ShowsWhatItsRuleSays) {
  Session session;
  session.logits = {2, 1.5, -1};
  const auto panel = [&](Rule rule) {
    session.rule = rule;
    return find_figure("when-to-use")->build(session).rows[0][1];
  };
  const auto sum = [](const Panel& one) {
    double total = 0;
    for (const Bar& bar : std::get<Chart>(one.content).bars) total += bar.to;
    return total;
  };
  EXPECT_NEAR(sum(panel(Rule::One)), 1, 1e-12);
  double sigmoids = 0;
  for (const double z : session.logits) sigmoids += 1 / (1 + std::exp(-z));
  EXPECT_NEAR(sum(panel(Rule::Several)), sigmoids, 1e-12);
  EXPECT_NEAR(sum(panel(Rule::Sigmoids)), sigmoids + 1, 1e-12);
  const Panel loss = panel(Rule::Loss);
  EXPECT_NEAR(std::get<Chart>(loss.content).bars[1].to, *quantities_of(session).cross_entropy, 1e-12);
  const Panel two = panel(Rule::TwoClasses);
  const Mark& ring = std::get<Chart>(two.content).marks[0];
  EXPECT_NEAR(std::get<Chart>(two.content).curves[0].f(ring.at.x), ring.at.y, 1e-12);
}

// Each curve ends at the logit where its precision overflows.
TEST(ThePlainFormula, EndsWhereItOverflows) {
  const Plot plot = find_figure("naive-or-stable")->build({});
  const Chart& chart = chart_in(plot, 0, 0);
  ASSERT_EQ(chart.curves.size(), 3u);
  const double highest[] = {std::log(std::numeric_limits<double>::max()),
                            std::log(static_cast<double>(std::numeric_limits<float>::max()))};
  for (std::size_t i = 0; i < 2; ++i) {
    const Curve& naive = chart.curves[i + 1];
    EXPECT_NEAR(naive.domain->high, highest[i], 0.01);
    EXPECT_LT(naive.domain->low, -highest[i]);
    EXPECT_NEAR(naive.f(-50), chart.curves[0].f(-50), 1e-4);
    EXPECT_FALSE(std::isfinite(naive.f(naive.domain->low - 1)));
    EXPECT_FALSE(std::isfinite(naive.f(naive.domain->high + 1)));
  }
}

}  // namespace
}  // namespace surprisal::test
