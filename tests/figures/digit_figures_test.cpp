// Checks that the figures of handwritten digits show the digit and the run that the session describes.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/wording.h"
#include "figures/catalogue.h"
#include "figures/session_digits.h"
#include "figures/view_numbers.h"
#include "learn/kept_runs.h"
#include "learn/pictures.h"
#include "math/softmax.h"
#include "namespaces.h"
#include "plot/lay_out.h"
#include "session/session_file.h"
#include "session/session_line.h"
#include "shared_fonts.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Plot plot_called(std::string_view id, const Session& session) { return find_figure(id)->build(session); }

const Pictures& pictures_in(const Plot& plot) { return std::get<Pictures>(plot.rows[0][0].content); }

std::vector<double> numbers_of(const PixelPicture& picture) {
  return {picture.values.begin(), picture.values.end()};
}

// A drawing of a cross, with its own training run.
Session drawn_cross() {
  Session session;
  session.digits.drawn.assign(64, 0);
  for (std::size_t i = 0; i < 8; ++i) session.digits.drawn[9 * i] = session.digits.drawn[7 * i + 7] = 16;
  session.digits.label = 8;
  session.digits.steps = 6;
  session.digits.step_size = 0.8;
  session.digits.batch = 50;
  session.digits.seed = 7;
  session.digits.label_noise = 0.1;
  session.digits.smoothing = 0.05;
  return session;
}

TrainingSettings settings_of_cross() {
  TrainingSettings settings;
  settings.step_size = 0.8;
  settings.batch = 50;
  settings.seed = 7;
  settings.label_noise = 0.1;
  settings.smoothing = 0.05;
  return settings;
}

TEST(DigitFigures, ShowTheWeightsOfTheRunThatTheSessionDescribes) {
  const Training run = train(settings_of_cross(), digit_data(), 6);
  const std::vector<PixelPicture> weights = weight_pictures(run.classifier);
  const Plot plot = plot_called("weights", drawn_cross());
  const Pictures& shown = pictures_in(plot);
  ASSERT_EQ(shown.pictures.size(), 10u);
  for (std::size_t k = 0; k < 10; ++k) {
    EXPECT_EQ(shown.pictures[k].values, numbers_of(weights[k]));
    EXPECT_EQ(shown.pictures[k].filled, k == 8);
  }
  EXPECT_EQ(shown.full, full_weight(weights));
}

TEST(DigitFigures, ShowAPictureForEachHiddenUnit) {
  Session session = drawn_cross();
  session.digits.hidden = 32;
  for (const char* id : {"weights", "weight-gradients"})
    EXPECT_EQ(pictures_in(plot_called(id, session)).pictures.size(), 32u) << id;
}

// (p - y) x, with the run's label smoothing.
TEST(DigitFigures, ShowTheGradientOfTheDigitOnThePad) {
  Session session = drawn_cross();
  session.digits.smoothing = 0;
  const std::vector<double> x = pixels_of(digit_of(session));
  const Softmax softmax = softmax_of(logits_of(digit_run(session).classifier, x));
  const Plot plot = plot_called("weight-gradients", session);
  for (std::size_t k = 0; k < 10; ++k) {
    for (std::size_t i = 0; i < 64; ++i)
      EXPECT_NEAR(pictures_in(plot).pictures[k].values[i], (softmax.p[k] - (k == 8 ? 1 : 0)) * x[i], 1e-15);
  }
}

// A pixel full of ink has the full colour however small the gradient is; one that is too small for a change
// to be visible is called so instead.
TEST(DigitFigures, ShowEachGradientOnItsOwnScaleUnlessItIsAboutZero) {
  for (const Loss loss : {Loss::CrossEntropy, Loss::SquaredError}) {
    for (const int steps : {0, 1, 40}) {
      Session session;
      session.digits.loss = loss;
      session.digits.steps = steps;
      const std::vector<double> x = pixels_of(digit_of(session));
      const double ink = *std::max_element(x.begin(), x.end());
      const Plot plot = plot_called("weight-gradients", session);
      for (const Pictures::Picture& picture : pictures_in(plot).pictures) {
        double largest = 0;
        for (const double value : picture.values) largest = std::max(largest, std::abs(value));
        EXPECT_NEAR(ink * picture.full.value(), largest, 1e-15);
        EXPECT_EQ(picture.instead.empty(), picture.full.value() >= 0.005);
      }
    }
  }
}

// The loss has the name, the value and the unit of the loss that the run minimizes.
TEST(DigitFigures, NumbersOverThemAreOfTheLossThatTheRunMinimizes) {
  Session session = drawn_cross();
  session.base = Base::Two;
  const std::vector<double> p = digit_softmax(session).p;
  const std::vector<LiveNumber> entropic = numbers_of_digits(session);
  ASSERT_EQ(entropic.size(), 3u);
  EXPECT_EQ(entropic[0].words.en, "loss of this digit as an 8");
  EXPECT_EQ(entropic[0].value.en, shown_fixed(-std::log2(p[8]), 3));
  EXPECT_EQ(entropic[0].unit.en, "bits");
  EXPECT_EQ(entropic[1].words.en, "mean test loss");

  session.digits.loss = Loss::SquaredError;
  const std::vector<double> q = digit_softmax(session).p;
  double sum = 0;
  for (std::size_t k = 0; k < q.size(); ++k) sum += std::pow(q[k] - (k == 8 ? 1 : 0), 2) / 2;
  const std::vector<LiveNumber> squared = numbers_of_digits(session);
  ASSERT_EQ(squared.size(), 3u);
  EXPECT_EQ(squared[0].words.en, "squared error as an 8");
  EXPECT_EQ(squared[0].value.en, shown_fixed(sum, 3));
  EXPECT_TRUE(squared[0].unit.empty());
  EXPECT_EQ(squared[0].ink, Ink(Quantity::SquaredError));
  EXPECT_EQ(squared[1].words.en, "mean test cross-entropy");
  EXPECT_EQ(squared[1].unit.en, "bits");
}

TEST(DigitFigures, ShowTheDigitAndItsProbabilities) {
  const Plot plot = plot_called("digit", drawn_cross());
  const std::vector<double>& pixels = pictures_in(plot).pictures[0].values;
  EXPECT_EQ(std::accumulate(pixels.begin(), pixels.end(), 0.0), 16 * 16);
  const auto& chart = std::get<Chart>(plot.rows[0][1].content);
  double sum = 0;
  for (const Bar& bar : chart.bars) sum += bar.to;
  EXPECT_NEAR(sum, 1, 1e-14);
  EXPECT_EQ(chart.widest_total.en, "<0.0001") << "so that the bars keep their length while one draws";
}

TEST(DigitFigures, TakeTheLabelOfATestDigitUnlessOneIsGiven) {
  Session session;
  session.digits.test_digit = 5;
  EXPECT_EQ(digit_label(session), kept_digits().unseen.labels[5]);
  session.digits.label = 9;
  EXPECT_EQ(digit_label(session), 9);
}

TEST(DigitFigures, ShowACurveOfSeenAndOneOfUnseenDigitsForEachLoss) {
  Session session = drawn_cross();
  const auto curves = [&] {
    return std::get<Chart>(plot_called("training", session).rows[0][0].content).curves.size();
  };
  EXPECT_EQ(curves(), 4u);
  session.digits.other_loss = OtherLoss::Hidden;
  EXPECT_EQ(curves(), 2u);
}

// At the height of its card in the digits view, each chart is legible; an accuracy does not have the colour
// of a loss.
TEST(DigitFigures, ShowTheAccuracyBelowTheLoss) {
  const Plot whole = plot_called("training", drawn_cross());
  Plot plot = whole;
  plot.title = {};
  const Scene scene = lay_out(plot, {0, 0, 920, 347}, {fonts(), ThemeName::Light, Language::English});
  ASSERT_EQ(scene.panels.size(), 2u);
  for (const PlacedPanel& panel : scene.panels) EXPECT_GE(panel.area.height, 120);
  EXPECT_EQ(scene.panels[0].area.left, scene.panels[1].area.left);
  for (const Curve& curve : std::get<Chart>(whole.rows[0][1].content).curves) {
    const bool is_squared = curve.name.en == "squared error";
    EXPECT_EQ(curve.ink, is_squared ? Ink(Quantity::SquaredError) : Ink()) << curve.name.en;
    EXPECT_EQ(curve.dash, Dash::Dashed) << curve.name.en;
  }
}

// In both charts; the losses are told apart by their inks and names.
TEST(DigitFigures, DashWhatIsMeasuredOnTestDigits) {
  const Session session = drawn_cross();
  const Training run = digit_run(session);
  const Training other = *other_digit_run(session);
  const Plot plot = plot_called("training", session);
  for (const Curve& curve : std::get<Chart>(plot.rows[0][0].content).curves) {
    const double end = curve.points.back().y;
    const bool is_seen = end == run.curve.back().seen_loss || end == other.curve.back().seen_loss;
    EXPECT_EQ(curve.dash, is_seen ? Dash::Solid : Dash::Dashed) << curve.name.en;
  }
}

TEST(DigitFigures, AreTheSameFromAFileAndFromALine) {
  const Session session = drawn_cross();
  const Result<Session> from_file = from_toml(to_toml(session));
  const Result<Session> of_line = from_line(to_line(session));
  ASSERT_TRUE(from_file);
  ASSERT_TRUE(of_line);
  EXPECT_EQ(from_file->digits, session.digits);
  EXPECT_EQ(of_line->digits, session.digits);
  EXPECT_EQ(digit_run(*from_file), digit_run(session));
}

TEST(DigitFigures, AreTrainedInParts) {
  Session session = drawn_cross();
  session.digits.seed = 8;
  session.digits.batch = 10;
  EXPECT_FALSE(is_trained(session));
  train_further(session, 4);
  EXPECT_FALSE(is_trained(session));
  train_further(session, 4);
  EXPECT_TRUE(is_trained(session));
  session.digits.steps = 2;
  EXPECT_TRUE(is_trained(session));
}

}  // namespace
}  // namespace surprisal::test
