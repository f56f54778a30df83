#include "session/between.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace surprisal::session {
namespace {

double along(double from, double to, double share) { return from + (to - from) * share; }

int along(int from, int to, double share) {
  return static_cast<int>(std::lround(along(static_cast<double>(from), static_cast<double>(to), share)));
}

std::vector<double> along(const std::vector<double>& from, const std::vector<double>& to, double share) {
  if (from.size() != to.size()) return to;
  std::vector<double> result(to.size());
  for (std::size_t i = 0; i < to.size(); ++i) result[i] = along(from[i], to[i], share);
  return result;
}

}  // namespace

Session between(const Session& one, const Session& other, double share) {
  if (!(share > 0)) return one;
  if (share >= 1) return other;
  Session s = other;
  s.logits = along(one.logits, other.logits, share);
  s.class_weights = along(one.class_weights, other.class_weights, share);
  // Those of several classes add to no 1, and neither would a mixture with them.
  if (other.label_mode == LabelMode::Distribution && one.label_mode != LabelMode::Several)
    s.labels = along(one.labels, other.labels, share);
  // By factors; what the logarithm rounds may lead past the ends.
  s.temperature = std::clamp(std::exp(along(std::log(one.temperature), std::log(other.temperature), share)),
                             kLowestTemperature, kHighestTemperature);
  s.smoothing = along(one.smoothing, other.smoothing, share);
  s.rival = along(one.rival, other.rival, share);
  s.marked = along(one.marked, other.marked, share);
  s.batch.logits = one.batch.targets.size() == other.batch.targets.size()
                       ? along(one.batch.logits, other.batch.logits, share)
                       : other.batch.logits;
  s.coin.heads = along(one.coin.heads, other.coin.heads, share);
  s.coin.tails = along(one.coin.tails, other.coin.tails, share);
  s.coin.theta = along(one.coin.theta, other.coin.theta, share);
  s.race.weight = along(one.race.weight, other.race.weight, share);
  s.race.bias = along(one.race.bias, other.race.bias, share);
  s.race.shown = std::min(s.race.steps, along(one.race.shown, other.race.shown, share));
  s.line.slope = along(one.line.slope, other.line.slope, share);
  s.line.intercept = along(one.line.intercept, other.line.intercept, share);
  return s;
}

}  // namespace surprisal::session
