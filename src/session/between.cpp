#include "session/between.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace surprisal::session {
namespace {

double interpolated(double from, double to, double share) { return from + (to - from) * share; }

int interpolated(int from, int to, double share) {
  return static_cast<int>(
      std::lround(interpolated(static_cast<double>(from), static_cast<double>(to), share)));
}

std::vector<double> interpolated(const std::vector<double>& from, const std::vector<double>& to,
                                 double share) {
  if (from.size() != to.size()) return to;
  std::vector<double> result(to.size());
  for (std::size_t i = 0; i < to.size(); ++i) result[i] = interpolated(from[i], to[i], share);
  return result;
}

// If only one list has the fine knots, both are interpolated there.
std::vector<double> interpolated_prices(const OwnLoss& one, const OwnLoss& other, double share) {
  if (one.prices.size() == other.prices.size()) return interpolated(one.prices, other.prices, share);
  const auto fine = [](const OwnLoss& own) { return prices_at_knots(drawn_curve(own.prices), kFineKnots); };
  return interpolated(fine(one), fine(other), share);
}

}  // namespace

Session between(const Session& one, const Session& other, double share) {
  if (!(share > 0)) return one;
  if (share >= 1) return other;
  Session s = other;
  s.logits = interpolated(one.logits, other.logits, share);
  s.class_weights = interpolated(one.class_weights, other.class_weights, share);
  // Labels of several classes do not add up to 1, and a mixture with them would not either.
  if (other.label_mode == LabelMode::Distribution && one.label_mode != LabelMode::Several)
    s.labels = interpolated(one.labels, other.labels, share);
  // Interpolated geometrically, then clamped because rounding in the logarithm may exceed the limits.
  s.temperature =
      std::clamp(std::exp(interpolated(std::log(one.temperature), std::log(other.temperature), share)),
                 kLowestTemperature, kHighestTemperature);
  s.smoothing = interpolated(one.smoothing, other.smoothing, share);
  s.rival = interpolated(one.rival, other.rival, share);
  s.marked = interpolated(one.marked, other.marked, share);
  s.batch.logits = one.batch.targets.size() == other.batch.targets.size()
                       ? interpolated(one.batch.logits, other.batch.logits, share)
                       : other.batch.logits;
  s.coin.heads = interpolated(one.coin.heads, other.coin.heads, share);
  s.coin.tails = interpolated(one.coin.tails, other.coin.tails, share);
  s.coin.theta = interpolated(one.coin.theta, other.coin.theta, share);
  s.race.weight = interpolated(one.race.weight, other.race.weight, share);
  s.race.bias = interpolated(one.race.bias, other.race.bias, share);
  s.race.shown = std::min(s.race.steps, interpolated(one.race.shown, other.race.shown, share));
  s.digits.steps = interpolated(one.digits.steps, other.digits.steps, share);
  s.forecast.truth = interpolated(one.forecast.truth, other.forecast.truth, share);
  s.forecast.said = interpolated(one.forecast.said, other.forecast.said, share);
  s.noise.measured = interpolated(one.noise.measured, other.noise.measured, share);
  s.noise.spread = interpolated(one.noise.spread, other.noise.spread, share);
  s.derivation.step = interpolated(one.derivation.step, other.derivation.step, share);
  s.own.prices = interpolated_prices(one.own, other.own, share);
  s.own.bend = interpolated(one.own.bend, other.own.bend, share);
  s.line.slope = interpolated(one.line.slope, other.line.slope, share);
  s.line.intercept = interpolated(one.line.intercept, other.line.intercept, share);
  return s;
}

}  // namespace surprisal::session
