// math: a user's own loss: a price l(p), where p is the probability that had been given to what happened.
// Which forecast it rewards, how a neuron learns with it, how far it is from meeting each of three demands,
// and the curve that each demand turns it into. All demands lead to -log p, which no function here assumes.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "math/training.h"

namespace surprisal::math {

struct LossCurve {
  std::function<double(double)> loss;  // l(p)
  // p dl/dp: the change of the price per relative change of p. Used instead of the slope, whose product with
  // a(1-a) would be 0 times infinity for extreme logits.
  std::function<double(double)> pull;
};

enum class OwnCurve { Drawn, MinusLog, Squared, Absolute, Reciprocal, Step };

// A curve drawn by hand goes through a price at each of these; it never rises and is smooth. A curve drawn in
// one stroke also has a price midway between each two.
inline constexpr std::array<double, 7> kKnots = {0, 0.05, 0.15, 0.3, 0.5, 0.75, 1};
inline constexpr std::size_t kFineKnots = 2 * kKnots.size() - 1;
inline constexpr double kHighestPrice = 4;  // of a knot

double knot_at(std::size_t i, std::size_t count);  // the i-th of kKnots.size() or kFineKnots

// Not increasing prices, at the knots or the fine knots.
LossCurve drawn_curve(std::span<const double> prices);
std::vector<double> prices_at_knots(const LossCurve& curve,
                                    std::size_t count = kKnots.size());  // at most the highest
LossCurve curve_of(OwnCurve picked, std::span<const double> prices);

// The nearest list, in squares, that never rises: where the numbers rise it is level, at their mean.
std::vector<double> without_rises(std::span<const double> numbers);

// ---- what it rewards

// Forecasts that cost the same.
struct ForecastRange {
  double low = 0;
  double high = 0;
};

// -> truth l(p) + (1 - truth) l(1 - p)
double expected_price(const LossCurve& curve, double truth, double forecast);

// The cheapest forecasts, in order; accurate to 1e-7 between two grid points.
std::vector<ForecastRange> cheapest_forecasts(const LossCurve& curve, double truth);

using ThreeOutcomes = std::array<double, 3>;

// The one of these that is farthest from the truth.
double cheapest_forecast(const LossCurve& curve, double truth);

// Within 1e-4. If several cost the same, approximately the one farthest from the truth.
ThreeOutcomes cheapest_of_three(const LossCurve& curve, const ThreeOutcomes& truth);

// ---- how a neuron learns with it

double gradient_at_logit(const LossCurve& curve, double z, double y);  // dL/dz; at most 1e9 in magnitude

// After 0, 1, ... `steps` steps.
std::vector<double> outputs_while_learning(Neuron start, const Exercise& exercise, const LossCurve& curve,
                                           int steps);

// ---- the three demands, and all of them together

enum class Demand { All, Sums, Honesty, Gradient };

// How far the curve is from a demand: 0 if it meets it, at most 1. For Sums and Gradient it is |f - g| /
// (|f| + |g|) in root mean squares, where f is the function that the demand is about and g what it should be;
// for Honesty, the mean share of probability that the cheapest forecast for three outcomes moves away from
// the truth. Gradient is compared for logits from -3 to 3, where a curve drawn by hand has knots.
double additivity_violation(const LossCurve& curve);  // l(pq) = l(p) + l(q)
double honesty_violation(const LossCurve& curve);   // the honest forecast for three outcomes is the cheapest
double gradient_violation(const LossCurve& curve);  // dL/dz = a - y

// The curve that a demand turns this one into. Each is solved from prices of this curve, without a logarithm,
// and keeps what the demand leaves open. Within 1e-6 of a multiple of -log p plus a constant.
// Sums: from l(1/2), by doubling and squaring p. The unit is left open.
// Honesty: the same relative change of any outcome costs the same. Unit and zero are left open: they come
// from l(1/2) and l(1).
// Gradient: dl/da = (a - 1) / (a(1-a)), from l(1). The zero is left open.
// All: dl/da as for Gradient, and l(1) = 0, as Sums demands.
LossCurve demanded(const LossCurve& from, Demand demand);

LossCurve bent(const LossCurve& from, const LossCurve& to, double share);  // 0: from, 1: to

}  // namespace surprisal::math
