// Checks the user's own loss: the forecast that it rewards, compared with plain minimization; the neuron that
// learns with it, compared with the one in the race; and that each demand bends it into a multiple of -log p
// plus a constant.
#include "math/own_loss.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "math/gradients.h"
#include "source.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr OwnCurve kPicked[] = {OwnCurve::MinusLog, OwnCurve::Squared, OwnCurve::Absolute,
                                OwnCurve::Reciprocal, OwnCurve::Step};

LossCurve picked(OwnCurve curve) { return curve_of(curve, {}); }

std::vector<double> random_prices(Source& source, std::size_t count = kKnots.size()) {
  std::vector<double> prices(count);
  for (double& price : prices) price = source.uniform(0, kHighestPrice);
  std::sort(prices.rbegin(), prices.rend());
  if (source.below(3) == 0) prices[5] = prices[4];  // a flat piece
  return prices;
}

std::vector<LossCurve> some_curves() {
  std::vector<LossCurve> all;
  for (const OwnCurve curve : kPicked) all.push_back(picked(curve));
  Source source(81);
  for (int i = 0; i < 12; ++i) all.push_back(drawn_curve(random_prices(source)));
  return all;
}

// ---- the curve

TEST(ADrawnCurve, GoesThroughItsKnotsNeverRisesAndHasThePullOfItsSlope) {
  Source source(80);
  for (int round = 0; round < 30; ++round) {
    const std::size_t count = round % 2 == 0 ? kKnots.size() : kFineKnots;
    const std::vector<double> prices = random_prices(source, count);
    const LossCurve curve = drawn_curve(prices);
    for (std::size_t i = 0; i < count; ++i) EXPECT_NEAR(curve.loss(knot_at(i, count)), prices[i], 1e-12);
    double last = curve.loss(0);
    for (double p = 0.001; p < 1; p += 0.0037) {
      EXPECT_LE(curve.loss(p), last + 1e-12);
      last = curve.loss(p);
      EXPECT_NEAR(curve.pull(p), p * central_difference(curve.loss, p), 1e-5) << p;
    }
  }
}

TEST(NumbersWithoutRises, AreTheNearestThatNeverRise) {
  EXPECT_EQ(without_rises(std::vector<double>{3, 2, 2, 0}), (std::vector<double>{3, 2, 2, 0}));
  EXPECT_EQ(without_rises(std::vector<double>{1, 3, 0}), (std::vector<double>{2, 2, 0}));
  EXPECT_TRUE(without_rises({}).empty());
  Source source(82);
  const auto distance = [](const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<double> numbers(1 + source.below(8));
    for (double& number : numbers) number = source.uniform(0, 4);
    const std::vector<double> nearest = without_rises(numbers);
    ASSERT_TRUE(std::is_sorted(nearest.rbegin(), nearest.rend()));
    // No other falling list is nearer.
    for (int tries = 0; tries < 20; ++tries) {
      std::vector<double> other = nearest;
      for (double& number : other) number += source.uniform(-0.3, 0.3);
      std::sort(other.rbegin(), other.rend());
      ASSERT_GE(distance(other, numbers), distance(nearest, numbers) - 1e-12);
    }
  }
}

TEST(APickedCurve, HasThePullOfItsSlope) {
  for (const OwnCurve which : kPicked) {
    const LossCurve curve = picked(which);
    for (const double p : {0.01, 0.2, 0.45, 0.77, 0.99})
      EXPECT_NEAR(curve.pull(p), p * central_difference(curve.loss, p), 1e-6 * std::max(1.0, -curve.pull(p)));
  }
}

// ---- the cheapest forecast

double plain_price(const LossCurve& curve, double truth, double p) {
  const double yes = truth == 0 ? 0 : truth * curve.loss(p);
  const double no = truth == 1 ? 0 : (1 - truth) * curve.loss(1 - p);
  return yes + no;
}

TEST(TheCheapestForecast, IsThatOfAPlainSearch) {
  for (const LossCurve& curve : some_curves()) {
    for (const double truth : {0.0, 0.08, 0.3, 0.5, 0.7, 1.0}) {
      constexpr int kPlaces = 3001;  // not the grid that the search uses
      double least = std::numeric_limits<double>::infinity();
      double place = 0;
      for (int i = 0; i <= kPlaces; ++i) {
        const double p = static_cast<double>(i) / kPlaces;
        const double price = plain_price(curve, truth, p);
        if (price < least) least = price, place = p;
      }
      double nearest = 1;
      for (const ForecastRange& range : cheapest_forecasts(curve, truth)) {
        for (const double end : {range.low, range.high})
          EXPECT_LE(plain_price(curve, truth, end), least + 1e-9) << truth;
        nearest = std::min(nearest, std::max({0.0, range.low - place, place - range.high}));
      }
      EXPECT_LE(nearest, 0.05) << truth << ": a level valley may be wide";
    }
  }
}

TEST(TheCheapestForecast, IsKnownForFiveCurves) {
  for (const double y : {0.1, 0.35, 0.7, 0.95}) {
    EXPECT_NEAR(cheapest_forecast(picked(OwnCurve::MinusLog), y), y, 1e-6);
    EXPECT_NEAR(cheapest_forecast(picked(OwnCurve::Squared), y), y, 1e-6);
    EXPECT_EQ(cheapest_forecast(picked(OwnCurve::Absolute), y), y > 0.5 ? 1 : 0);
    const double root = std::sqrt(y) / (std::sqrt(y) + std::sqrt(1 - y));
    EXPECT_NEAR(cheapest_forecast(picked(OwnCurve::Reciprocal), y), root, 1e-6);
  }
  const std::vector<ForecastRange> all = cheapest_forecasts(picked(OwnCurve::Absolute), 0.5);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].high - all[0].low, 1) << "with a truth of one half, all cost the same";
  const std::vector<ForecastRange> half = cheapest_forecasts(picked(OwnCurve::Step), 0.7);
  ASSERT_EQ(half.size(), 1u);
  EXPECT_NEAR(half[0].low, 0.5, 0.0011);
  EXPECT_EQ(half[0].high, 1) << "a step rewards every forecast on the right side equally";
}

TEST(TheCheapestForecastForThree, IsNoWorseThanAnyOther) {
  Source source(82);
  const ThreeOutcomes truth = {0.62, 0.27, 0.11};
  for (const LossCurve& curve : some_curves()) {
    const auto cost = [&](double a, double b, double c) {
      return truth[0] * curve.loss(a) + truth[1] * curve.loss(b) + truth[2] * curve.loss(c);
    };
    const ThreeOutcomes best = cheapest_of_three(curve, truth);
    EXPECT_NEAR(best[0] + best[1] + best[2], 1, 1e-12);
    const double least = cost(best[0], best[1], best[2]);
    for (int i = 0; i < 300; ++i) {
      const std::size_t a = source.below(101);
      const std::size_t b = source.below(101 - a);
      const auto share = [](std::size_t hundredths) { return static_cast<double>(hundredths) / 100; };
      EXPECT_GE(cost(share(a), share(b), share(100 - a - b)), least - 1e-9);
    }
  }
}

// For squares, y (1 - p) is equal for all outcomes that get a share.
TEST(TheCheapestForecastForThree, IsHonestUnderMinusLogAndNotUnderSquares) {
  const ThreeOutcomes uneven = {0.7123, 0.2157, 0.072};
  const ThreeOutcomes found = cheapest_of_three(picked(OwnCurve::MinusLog), uneven);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(found[k], uneven[k], 1e-4);
  const ThreeOutcomes truth = {0.6, 0.3, 0.1};
  const ThreeOutcomes log = cheapest_of_three(picked(OwnCurve::MinusLog), truth);
  const ThreeOutcomes squares = cheapest_of_three(picked(OwnCurve::Squared), truth);
  const double expected[] = {1 - 0.2 / 0.6, 1 - 0.2 / 0.3, 0};
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(log[k], truth[k], 1e-12);
    EXPECT_NEAR(squares[k], expected[k], 1e-4);
  }
}

// ---- the distance from each demand

TEST(DistanceFromDemand, IsZeroForMinusLogAndAtMostOne) {
  EXPECT_NEAR(additivity_violation(picked(OwnCurve::MinusLog)), 0, 1e-12);
  EXPECT_NEAR(honesty_violation(picked(OwnCurve::MinusLog)), 0, 1e-12);
  EXPECT_NEAR(gradient_violation(picked(OwnCurve::MinusLog)), 0, 1e-12);
  for (const LossCurve& curve : some_curves()) {
    for (const double off :
         {additivity_violation(curve), honesty_violation(curve), gradient_violation(curve)}) {
      EXPECT_GE(off, 0);
      EXPECT_LE(off, 1);
    }
  }
}

TEST(DistanceFromDemand, IsKnownForOtherCurves) {
  EXPECT_NEAR(gradient_violation(picked(OwnCurve::Step)), 1, 1e-12) << "it has no gradient";
  // The likeliest outcome gets everything, so the rest moves: 2, 3, 4, 4, 5, 5, 6 and 6 tenths.
  EXPECT_NEAR(honesty_violation(picked(OwnCurve::Absolute)), 3.5 / 8, 1e-12);
  // The step loss is 1 for p up to 1/2, otherwise 0; summed over the 9 x 9 pairs of tenths.
  double between = 0, together = 0, apart = 0;
  for (int i = 1; i < 10; ++i) {
    for (int j = 1; j < 10; ++j) {
      const double both = i * j > 50 ? 0 : 1;
      const double sum = (i > 5 ? 0 : 1) + (j > 5 ? 0 : 1);
      between += (both - sum) * (both - sum);
      together += both;
      apart += sum * sum;
    }
  }
  const double off = std::sqrt(between) / (std::sqrt(together) + std::sqrt(apart));
  EXPECT_NEAR(additivity_violation(picked(OwnCurve::Step)), off, 1e-12);
}

// ---- each demand leads to -log p

// The curve is zero - unit log p.
void expect_minus_log(const LossCurve& curve, double zero, double unit) {
  for (double p = 1e-8; p <= 1; p *= 1.9) {
    const double size = std::max(1.0, std::abs(unit * std::log(p)));
    EXPECT_NEAR(curve.loss(p), zero - unit * std::log(p), 1e-6 * size) << p;
    EXPECT_NEAR(curve.pull(p), -unit, 1e-6 * std::max(1.0, unit));
  }
  EXPECT_NEAR(curve.loss(1), zero, 1e-12);
}

TEST(ADemand, TurnsAnyCurveIntoAMultipleOfMinusLog) {
  for (const LossCurve& curve : some_curves()) {
    const double half = curve.loss(0.5);
    const double one = curve.loss(1);
    expect_minus_log(demanded(curve, Demand::Sums), 0, half / std::log(2));
    expect_minus_log(demanded(curve, Demand::Honesty), one, (half - one) / std::log(2));
    expect_minus_log(demanded(curve, Demand::Gradient), one, 1);
    expect_minus_log(demanded(curve, Demand::All), 0, 1);
  }
}

TEST(ADemand, IsMetByItsOwnResult) {
  Source source(83);
  const LossCurve curve = drawn_curve(random_prices(source));
  EXPECT_NEAR(additivity_violation(demanded(curve, Demand::Sums)), 0, 1e-9);
  EXPECT_NEAR(honesty_violation(demanded(curve, Demand::Honesty)), 0, 1e-9);
  EXPECT_NEAR(gradient_violation(demanded(curve, Demand::Gradient)), 0, 1e-9);
}

TEST(ADemand, LeavesAFlatCurveFlatIfAllowed) {
  const std::vector<double> level(kKnots.size(), 0);
  for (const Demand demand : {Demand::Sums, Demand::Honesty}) {
    const LossCurve curve = demanded(drawn_curve(level), demand);
    for (const double p : {0.0, 1e-9, 0.3, 1.0}) EXPECT_EQ(curve.loss(p), 0);
  }
}

TEST(ABentCurve, IsBetweenTheTwo) {
  const LossCurve from = picked(OwnCurve::Squared);
  const LossCurve to = picked(OwnCurve::MinusLog);
  EXPECT_EQ(bent(from, to, 0).loss(0), 1) << "0 times infinity";
  for (const double p : {0.1, 0.6}) {
    EXPECT_EQ(bent(from, to, 1).loss(p), to.loss(p));
    EXPECT_NEAR(bent(from, to, 0.25).loss(p), 0.75 * from.loss(p) + 0.25 * to.loss(p), 1e-15);
    EXPECT_NEAR(bent(from, to, 0.25).pull(p), 0.75 * from.pull(p) + 0.25 * to.pull(p), 1e-15);
  }
}

// ---- the neuron

TEST(OwnLossNeuron, LearnsWithThePickedLogAsInTheRace) {
  for (const double label : {0.0, 1.0, 0.3}) {
    for (const Neuron start : {Neuron{2, 2}, Neuron{0.6, 0.9}, Neuron{-30, 1}}) {
      const Exercise exercise = {1.5, label, 0.15};
      const auto race = train(start, exercise, Loss::CrossEntropy, 200);
      const auto own = outputs_while_learning(start, exercise, picked(OwnCurve::MinusLog), 200);
      ASSERT_EQ(own.size(), race.size());
      for (std::size_t i = 0; i < own.size(); ++i) EXPECT_NEAR(own[i], race[i].output, 1e-12);
    }
  }
}

// The race's squared error is half of (1 - p)^2: the same steps with twice the step size.
TEST(OwnLossNeuron, LearnsWithThePickedSquaresAsInTheRace) {
  for (const double label : {0.0, 1.0}) {
    const auto race = train({2, 2}, {1, label, 0.3}, Loss::SquaredError, 200);
    const auto own = outputs_while_learning({2, 2}, {1, label, 0.15}, picked(OwnCurve::Squared), 200);
    for (std::size_t i = 0; i < own.size(); ++i) EXPECT_NEAR(own[i], race[i].output, 1e-12);
  }
}

TEST(OwnLossNeuron, HasFiniteGradientsWhereverItStands) {
  for (const LossCurve& curve : some_curves()) {
    for (const double z : {-1e6, -745.0, -30.0, 0.0, 30.0, 745.0, 1e6}) {
      for (const double y : {0.0, 0.4, 1.0}) {
        EXPECT_TRUE(std::isfinite(gradient_at_logit(curve, z, y))) << z << ", " << y;
      }
    }
  }
  EXPECT_NEAR(gradient_at_logit(picked(OwnCurve::Reciprocal), 4, 0), std::exp(4), 1e-9);
}

}  // namespace
}  // namespace surprisal::test
