// Checks the figures of doors, odds, honest forecasts, two kinds of noise and training curves: their numbers
// against plain formulas and numerical minimization.
#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "figures/catalogue.h"
#include "figures/session_digits.h"
#include "learn/kept_runs.h"
#include "math/activations.h"
#include "math/softmax.h"
#include "namespaces.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Plot forecast_plot(std::string_view id, const Session& session) { return find_figure(id)->build(session); }

const Chart& chart_at(const Plot& plot, std::size_t row, std::size_t panel) {
  return std::get<Chart>(plot.rows[row][panel].content);
}

// The minimum of a function over [0, 1], found on a fine grid.
double least_place(const std::function<double(double)>& f) {
  constexpr int kPlaces = 10000;
  double best = 0;
  for (int i = 0; i <= kPlaces; ++i) {
    const double x = static_cast<double>(i) / kPlaces;
    if (f(x) < f(best)) best = x;
  }
  return best;
}

// ---- how many doors

double width_of_doors(const Session& session) {
  double width = 0;
  const Plot plot = forecast_plot("doors", session);
  for (const Bar& bar : chart_at(plot, 0, 0).bars) {
    if (bar.fill == Fill::Pale) width += bar.width;
  }
  return width / 0.75;
}

TEST(Doors, AreAsManyAsThePerplexity) {
  Session session;
  session.logits = {1, 0.3, -0.4};
  const double p = std::exp(1.0) / (std::exp(1.0) + std::exp(0.3) + std::exp(-0.4));
  EXPECT_NEAR(width_of_doors(session), 1 / p, 1e-12);
  session.base = Base::Two;  // the unit does not change the number of doors
  EXPECT_NEAR(width_of_doors(session), 1 / p, 1e-12);
}

TEST(Doors, AreOneForEachClassBeforeTraining) {
  for (std::size_t k = 2; k <= kMaxClasses; ++k) {
    Session session;
    set_class_count(session, k);
    session.logits.assign(k, 0.7);
    EXPECT_NEAR(width_of_doors(session), static_cast<double>(k), 1e-12);
    const Plot plot = forecast_plot("doors", session);
    EXPECT_NEAR(chart_at(plot, 1, 0).marks[0].at.x, std::log(static_cast<double>(k)), 1e-12);
  }
}

TEST(Doors, HaveALossThatCanBeDraggedWhereItIsThatOfOneClass) {
  Session session;
  const auto handle = [&] { return chart_at(forecast_plot("doors", session), 1, 0).handles[0]; };
  handle().move(session, {1.25, 0});
  EXPECT_NEAR(-std::log(softmax(session.logits)[0]), 1.25, 1e-12);
  session.base = Base::Two;
  handle().type(session, 2);
  EXPECT_NEAR(softmax(session.logits)[0], 0.25, 1e-12);
  session.label_mode = LabelMode::Distribution;
  EXPECT_FALSE(handle().why_not.empty());
}

// ---- odds

TEST(Odds, AreMultipliedByEForEachStepOfTheLogit) {
  for (const double z : {-6.5, -1.0, 0.0, 1.0, 5.0}) {
    Session session;
    session.logits[0] = z;
    const Plot plot = forecast_plot("odds", session);
    const Chart& chart = chart_at(plot, 0, 0);
    EXPECT_NEAR(chart.marks[0].at.y, sigmoid(z) / (1 - sigmoid(z)), 1e-12 * std::exp(z) + 1e-12);
    EXPECT_NEAR(chart.marks[1].at.y / chart.marks[0].at.y, std::exp(1), 1e-12);
    EXPECT_EQ(chart.y.scale, Scale::Log);
  }
  Session session;
  session.logits[0] = 1;
  EXPECT_EQ(chart_at(forecast_plot("odds", session), 0, 0).marks[0].label.en, "2.718 to 1");
  session.logits[0] = -1;
  EXPECT_EQ(chart_at(forecast_plot("odds", session), 0, 0).marks[0].label.en, "1 to 2.718");
}

// ---- honesty

TEST(Honesty, PaysUnderMinusLogAndUnderSquaresButNotUnderTheAbsoluteError) {
  for (const double truth : {0.0, 0.1, 0.3, 0.7, 0.92, 1.0}) {
    Session session;
    session.forecast.truth = truth;
    const Plot plot = forecast_plot("honesty", session);
    const double places[] = {truth, truth, truth > 0.5 ? 1.0 : 0.0};
    for (std::size_t i = 0; i < 3; ++i) {
      const Chart& chart = chart_at(plot, 0, i);
      EXPECT_NEAR(least_place(chart.curves[0].f), places[i], 1e-9) << i << " at " << truth;
      EXPECT_EQ(chart.marks[0].at.x, places[i]) << "what the figure says is the lowest point";
    }
  }
}

TEST(Honesty, HasATruthAndAForecastThatCanBeDragged) {
  Session session;
  const Plot plot = forecast_plot("honesty", session);
  for (std::size_t i = 0; i < 3; ++i) {
    chart_at(plot, 0, i).handles[0].move(session, {0.25, 0.9});
    chart_at(plot, 0, i).handles[1].move(session, {3, 0});
    EXPECT_EQ(session.forecast, (Forecast{0.25, 1}));
    session.forecast = {};
  }
}

// ---- two kinds of noise

TEST(Noise, HasTheLikelihoodsOfGaussAndOfACoinOverOneParameter) {
  Session session;
  session.noise = {{0.2, 0.5, 0.65}, 0.15};
  session.coin.heads = 3;
  session.coin.tails = 4;
  const auto gauss = [](double m) {
    double product = 1;
    for (const double x : {0.2, 0.5, 0.65}) product *= std::exp(-(x - m) * (x - m) / (2 * 0.15 * 0.15));
    return product;
  };
  const auto coin = [](double m) { return std::pow(m, 3) * std::pow(1 - m, 4); };
  const Plot plot = forecast_plot("noise", session);
  for (const double m : {0.1, 0.3, 0.5, 0.9}) {
    const double bell = gauss(m) / gauss(0.45);
    const double toss = coin(m) / coin(3.0 / 7);
    EXPECT_NEAR(chart_at(plot, 0, 0).curves[0].f(m), bell, 1e-12);
    EXPECT_NEAR(chart_at(plot, 0, 1).curves[0].f(m), toss, 1e-12);
    EXPECT_NEAR(chart_at(plot, 1, 0).curves[0].f(m), -std::log(bell), 1e-9);
    EXPECT_NEAR(chart_at(plot, 1, 1).curves[0].f(m), -std::log(toss), 1e-9);
  }
}

TEST(Noise, HasMeasurementsThatCanBeDragged) {
  Session session;
  const Plot plot = forecast_plot("noise", session);
  const std::vector<Handle>& handles = chart_at(plot, 0, 0).handles;
  ASSERT_EQ(handles.size(), 1 + session.noise.measured.size());
  handles[2].move(session, {0.9, 0});
  EXPECT_EQ(session.noise.measured[1], 0.9);
  handles[2].move(session, {-5, 0});
  EXPECT_EQ(session.noise.measured[1], 0);
}

// ---- training curves and calibration

TEST(Betrayed, RunsStartAtTheLogarithmOfTheClassesAndStayAboveTheirFloors) {
  Session session;
  session.digits.steps = 60;
  const Plot plot = forecast_plot("betrayed", session);
  const Chart& chart = chart_at(plot, 0, 0);
  ASSERT_EQ(chart.curves.size(), 3u);
  const double twice = std::log(1 + 9 * std::exp(-1));
  const double noise = -0.7 * std::log(0.7) - 0.3 * std::log(0.3 / 9);
  EXPECT_NEAR(chart.guides[1].at, twice, 1e-12);
  EXPECT_NEAR(chart.guides[2].at, noise, 1e-12);
  for (const Curve& curve : chart.curves) {
    EXPECT_EQ(curve.points.size(), 61u);
    EXPECT_NEAR(curve.points[0].y, std::log(10), 1e-9);
    EXPECT_LT(curve.points.back().y, std::log(10));
  }
  for (const Point& at : chart.curves[1].points) EXPECT_GT(at.y, twice);
  EXPECT_LT(chart.curves[0].points.back().y, twice) << "the healthy run goes below what stops the other";
}

// The mean confidence and accuracy of the test digits, from the classifier's own outputs.
TEST(Calibration, ComparesConfidenceWithAccuracy) {
  Session session;
  session.digits.steps = 60;
  const learn::Classifier classifier = digit_run(session).classifier;
  const learn::Digits& digits = learn::kept_digits().unseen;
  for (const double temperature : {0.3, 1.0, 4.0}) {
    set_temperature(session, temperature);
    double sum = 0;
    const Plot plot = forecast_plot("calibration", session);
    for (std::size_t i = 0; i < digits.count(); ++i) {
      const std::vector<double> p = softmax(learn::logits_of(classifier, digits.image(i)), temperature);
      sum += *std::max_element(p.begin(), p.end());
    }
    const std::string sure = std::to_string(100 * sum / static_cast<double>(digits.count()));
    EXPECT_NE(plot.aside.en.find(sure.substr(0, 3)), std::string::npos) << plot.aside.en << " " << sure;
  }
}

// The lesson's guesses are about a training run that is too long to run while lessons are loaded, so the
// lesson states the right answers. This checks them.
TEST(Calibration, MatchesTheLessonOnSeventyPercent) {
  Session session;  // as the lesson starts
  const Plot plot = forecast_plot("calibration", session);
  const Chart& reliability = chart_at(plot, 0, 0);
  std::size_t nearest = 0;
  for (std::size_t i = 0; i < reliability.marks.size(); ++i) {
    const auto off = [&](std::size_t k) { return std::abs(reliability.marks[k].at.x - 0.7); };
    if (off(i) < off(nearest)) nearest = i;
  }
  const Mark& bin = reliability.marks[nearest];
  EXPECT_NEAR(bin.at.x, 0.7, 0.05);
  ASSERT_TRUE(bin.interval);
  EXPECT_GT(bin.interval->low, bin.at.x) << "clearly more often right than it says";
  const auto loss_at = [&](double temperature) {
    set_temperature(session, temperature);
    return chart_at(forecast_plot("calibration", session), 0, 1).handles[0].at.y;
  };
  EXPECT_LT(loss_at(0.5), loss_at(1));
  EXPECT_LT(loss_at(1), loss_at(2));
}

TEST(Calibration, HasATemperatureThatCanBeDragged) {
  Session session;
  session.digits.steps = 60;
  const Plot plot = forecast_plot("calibration", session);
  chart_at(plot, 0, 1).handles[0].move(session, {2.5, 0});
  EXPECT_EQ(session.temperature, 2.5);
}

}  // namespace
}  // namespace surprisal::test
