// Checks that individual figures show what they are meant to show.
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../plot/scene_text.h"
#include "every_figure.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "session/session.h"

namespace surprisal::test {
namespace {

std::vector<double> bars_of(const Plot& plot, std::size_t row, std::size_t panel) {
  std::vector<double> values;
  for (const Bar& bar : std::get<Chart>(plot.rows[row][panel].content).bars) values.push_back(bar.to);
  return values;
}

TEST(SoftmaxBars, ShowPlainDivisionWithANegativeLogit) {
  Session session;
  session.logits = {3, 2, -1};
  EXPECT_EQ(bars_of(find_figure("softmax-bars")->build(session), 0, 3),
            (std::vector<double>{0.75, 0.5, -0.25}));
  session.logits = {1, 0, -1};  // adds up to 0
  EXPECT_TRUE(std::holds_alternative<Table>(find_figure("softmax-bars")->build(session).rows[0][3].content));
}

TEST(SoftmaxBars, NameTheLargest) {
  Session session;
  session.logits = {-1, 0.5, 0.2};
  const Scene scene = lay_out(find_figure("softmax-bars")->build(session), {0, 0, 1000, 600}, {fonts()});
  EXPECT_TRUE(says(scene, "largest: 0.5000 (dog)"));
  // With less room the name goes, and not one of the parentheses alone.
  session.class_names = {{"basketball"}, {"tennis ball"}, {"football"}};
  const Plot plot = find_figure("softmax-bars")->build(session);
  bool names_none = false;
  for (double width = 900; width > 200; width -= 50) {
    const Scene small = lay_out(plot, {0, 0, width, 400}, {fonts()});
    EXPECT_FALSE(says(small, "largest: 0.5000 (tennis ball"));
    names_none = names_none || says(small, "largest: 0.5000");
  }
  EXPECT_TRUE(names_none);
}

// Seven votes of ten for yes: both losses are means over the votes.
TEST(RegressionOrClassification, ChargesEachVote) {
  Session session;
  session.label_mode = LabelMode::Distribution;
  session.labels = {0.7, 0.3, 0};
  const Plot plot = find_figure("regression-or-classification")->build(session);
  const auto& curves = std::get<Chart>(plot.rows[0][1].content).curves;
  for (const double a : {0.2, 0.7, 0.9}) {
    EXPECT_NEAR(curves[0].f(a), (7 * (1 - a) * (1 - a) / 2 + 3 * a * a / 2) / 10, 1e-15);
    EXPECT_NEAR(curves[1].f(a), -(7 * std::log(a) + 3 * std::log(1 - a)) / 10, 1e-14);
  }
}

TEST(PMinusY, ShowsBarsMinusSquares) {
  const Plot plot = find_figure("p-minus-y")->build({});
  const auto& prediction = std::get<Chart>(plot.rows[0][0].content);
  const std::vector<double> differences = bars_of(plot, 0, 1);
  double sum = 0;
  for (std::size_t k = 0; k < differences.size(); ++k) {
    EXPECT_NEAR(differences[k], prediction.bars[k].to - prediction.marks[k].at.y, 1e-15);
    sum += differences[k];
  }
  EXPECT_NEAR(sum, 0, 1e-15);
}

TEST(LogLikelihoods, FollowTheBase) {
  Session session;
  for (const char* id : {"coin", "neuron-likelihood"}) {
    const auto log_mark = [&](Base base) {
      session.base = base;
      const Plot plot = find_figure(id)->build(session);
      const std::size_t panel = id == std::string("coin") ? 0 : 1;
      return std::get<Chart>(plot.rows[1][panel].content).marks[0].at.y;
    };
    EXPECT_NEAR(log_mark(Base::Two), log_mark(Base::E) / std::log(2.0), 1e-9) << id;
    EXPECT_NEAR(log_mark(Base::Ten), log_mark(Base::E) / std::log(10.0), 1e-9) << id;
  }
}

// The window reads a curve out as its name, or the title of its axis, and its value. If that is a formula,
// the value must be the formula's.
TEST(EveryCurve, IsWhatItsReadoutSays) {
  const auto term = [](double p) { return -p * std::log(p); };
  const std::map<std::string, std::function<double(double)>> formulas = {
      {"$-\\!\\ln p$", [](double p) { return -std::log(p); }},
      {"$-\\!\\ln a$", [](double a) { return -std::log(a); }},
      {"$-\\!\\ln (1-a)$", [](double a) { return -std::log(1 - a); }},
      {"$\\ln p$", [](double p) { return std::log(p); }},
      {"$-\\!\\ln p$ (nats)", [](double p) { return -std::log(p); }},
      {"$-p \\ln p$ (nats)", term},
      {"$H(a)$ (nats)", [term](double a) { return term(a) + term(1 - a); }},
      {"entropy $H$ (nats)", [term](double p) { return term(p) + term(1 - p); }},
      {"$a(1-a)$", [](double z) { return 1 / ((1 + std::exp(-z)) * (1 + std::exp(z))); }}};
  std::set<std::string> seen;
  for (const Figure& figure : catalogue()) {
    for (const OutputLayer output : {OutputLayer::Softmax, OutputLayer::Sigmoid}) {
      Session session;
      session.output = output;
      for (const auto& row : figure.build(session).rows) {
        for (const Panel& panel : row) {
          const auto* chart = std::get_if<Chart>(&panel.content);
          if (chart == nullptr) continue;
          for (const Curve& curve : chart->curves) {
            const Text& named = curve.name.empty() ? curve.label : curve.name;
            const std::string name = (named.empty() ? chart->y.title : named).en;
            const auto formula = formulas.find(name);
            if (formula == formulas.end() || !curve.f) continue;
            seen.insert(name);
            for (const double x : {0.2, 0.7})
              EXPECT_NEAR(curve.f(x), formula->second(x), 1e-9) << figure.id << ": " << name;
          }
        }
      }
    }
  }
  for (const auto& [name, f] : formulas) EXPECT_TRUE(seen.contains(name)) << name;
}

// Hue is quantity: a loss read off at a forecast is no prediction.
TEST(AValue, HasTheInkOfItsAxis) {
  for (const char* id : {"honesty", "likelihood"}) {
    for (const auto& row : find_figure(id)->build({}).rows) {
      for (const Panel& panel : row) {
        const auto& chart = std::get<Chart>(panel.content);
        for (const Mark& mark : chart.marks) {
          if (mark.label.empty()) continue;
          EXPECT_EQ(mark.ink, chart.y.ink) << id << ": " << mark.label.en;
        }
      }
    }
  }
}

// Entropy does not change when two classes are swapped, so the contours are mirror images.
TEST(ATriangle, HasSymmetricContoursOfEntropy) {
  Session session;
  session.field = Field::Entropy;
  Plot plot = find_figure("triangle")->build(session);
  std::get<Triangle>(plot.rows[0][0].content).spots.clear();  // their names interrupt the contours
  const Scene scene = lay_out(plot, {0, 0, 800, 600}, {fonts()});
  const double middle = scene.panels[0].area.centre().x;
  const Color ink = theme(ThemeName::Light).fills[static_cast<std::size_t>(Quantity::Entropy)];
  double left = 0;
  double right = 0;
  for (const SceneShape& shape : scene.shapes) {
    const auto* line = std::get_if<shape::Line>(&shape);
    if (line == nullptr || line->stroke.color.red != ink.red || line->stroke.color.green != ink.green)
      continue;
    for (std::size_t i = 1; i < line->points.size(); ++i) {
      const Point a = line->points[i - 1];
      const Point b = line->points[i];
      const double share = a.x == b.x
                               ? (a.x < middle ? 1 : 0)
                               : std::clamp((middle - std::min(a.x, b.x)) / std::abs(a.x - b.x), 0.0, 1.0);
      left += share * distance(a, b);
      right += (1 - share) * distance(a, b);
    }
  }
  EXPECT_GT(left, 1000);
  EXPECT_NEAR(left, right, 1e-3 * left);
}

// People sit close to a screen, so text does not keep growing with the picture.
TEST(Text, GrowsWithThePictureUpToALimit) {
  Look look = {fonts()};
  const Plot plot = find_figure("sigmoid")->build({});
  const auto largest = [&] {
    double size = 0;
    for (const shape::Label& label : labels_of(lay_out(plot, {0, 0, 2560, 1440}, look)))
      for (const Glyph& glyph : glyphs_of(label)) size = std::max(size, glyph.size);
    return size;
  };
  EXPECT_GT(largest(), 30);
  look.largest_text = 20;
  EXPECT_LE(largest(), 30);
}

}  // namespace
}  // namespace surprisal::test
