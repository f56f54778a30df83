#include "data/overview.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/threads.h"
#include "math/sum.h"

namespace surprisal::data {
namespace {

constexpr int kCurvePoints = 25;
constexpr int kUsualFitPasses = 9, kFitPassesAfterSample = 5;

std::optional<double> right_share_of(const RowNumbers& numbers) {
  Sum all, right;
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!numbers.is_used(row)) continue;
    all += numbers.loss[row];
    if (numbers.is_right(row)) right += numbers.loss[row];
  }
  const double share = right.value() / all.value();
  return std::isfinite(share) ? std::optional(share) : std::nullopt;
}

using Curve = std::vector<TemperaturePoint>;

// Covers temperatures from 0.5 to 4, or a wider range if the best one is less than a factor of 2 from an end.
std::optional<Curve> curve_of(const Rows& rows, Half half, const TemperatureFit& fit, const Work& work) {
  const double best = fit.fitted.value_or(1);
  const double low = std::min(0.5, best / 2), high = std::max(4.0, best * 2);
  Curve curve;
  for (int i = 0; i < kCurvePoints; ++i) {
    const double beta = std::pow(low / high, static_cast<double>(i) / (kCurvePoints - 1)) / low;
    const auto at = loss_at_beta(rows, beta, half, work);
    if (!at) return std::nullopt;
    const auto count = static_cast<double>(at->count);
    if (at->count > 0 && std::isfinite(at->loss))
      curve.push_back({beta, at->loss / count, at->slope() / count});
  }
  std::reverse(curve.begin(), curve.end());
  return curve;
}

// Shifts the curve of a sample so that it passes through the two losses that are known for all rows: at T = 1
// and at the fitted temperature. The shift is linear in beta, so the cubics between the points stay exact.
void move_to_known_losses(Overview& overview) {
  const TemperatureFit& fit = *overview.temperature;
  const auto missing = [&](double temperature, std::optional<double> loss) {
    return loss ? *loss - loss_at_temperature(overview, temperature).value_or(*loss) : 0;
  };
  const double opened = missing(1, fit.loss_before);
  const double beta = 1 / fit.fitted.value_or(1);
  constexpr double kFarFromOne = 0.05;
  const bool has_two = fit.fitted && std::abs(beta - 1) > kFarFromOne;
  const double slope = has_two ? (missing(1 / beta, fit.loss_after) - opened) / (beta - 1) : 0;
  for (TemperaturePoint& point : overview.temperature_curve) {
    point.loss += opened + slope * (point.beta - 1);
    point.slope += slope;
  }
}

// False if the work was stopped.
bool draw_curve(const Rows& rows, const Work& work, Overview& overview) {
  const std::optional<double>& opened = overview.temperature->loss_before;
  if (opened && !std::isfinite(*opened)) return true;  // it is then infinite at every temperature
  const std::optional<Rows> sample = sample_of(rows, Half::Odd);
  overview.curve_is_of_sample = sample.has_value();
  auto curve = sample ? curve_of(*sample, Half::All, *overview.temperature, work.uncounted())
                      : curve_of(rows, Half::Odd, *overview.temperature, work);
  if (!curve) return false;
  overview.temperature_curve = std::move(*curve);
  if (sample) move_to_known_losses(overview);
  return true;
}

}  // namespace

std::optional<Overview> overview_of(const Rows& rows, const RowNumbers& numbers, const Work& work) {
  Overview overview;
  overview.class_names = rows.class_names;
  if (!numbers.has_labels()) {
    overview.summary = summarize(rows, numbers);
    return overview;
  }
  // These passes over the rows' numbers run one after the other, in parallel with those over the scores.
  auto others = std::async(kInBackground, [&] {
    overview.summary = summarize(rows, numbers);
    overview.reliability = reliability_of(numbers);
    overview.losses = loss_histogram(numbers);
    if (work.is_stopped()) return;
    overview.confusion = confusion_of(numbers, rows.scores.columns);
    overview.worst_hundredth = worst_part(numbers, 0.01);
    overview.right_share = right_share_of(numbers);
  });
  const int passes = (has_sample(rows, Half::Odd) ? kFitPassesAfterSample : kCurvePoints + kUsualFitPasses) +
                     (rows.kind == Kind::Logits ? 0 : 1);  // the losses at T = 1 are known only for logits
  work.begin(Stage::Temperature, numbers.rows() * static_cast<std::size_t>(passes));
  overview.temperature = fit_temperature(rows, work, &numbers);
  const bool is_complete = overview.temperature && draw_curve(rows, work, overview);
  others.get();
  if (!is_complete || work.is_stopped()) return std::nullopt;
  return overview;
}

std::optional<Overview> with_exact_curve(const Rows& rows, const Overview& overview, const Work& work) {
  auto curve = curve_of(rows, Half::Odd, *overview.temperature, work);
  if (!curve) return std::nullopt;
  Overview exact = overview;
  exact.temperature_curve = std::move(*curve);
  exact.curve_is_of_sample = false;
  return exact;
}

std::optional<double> loss_at_temperature(const Overview& overview, double temperature) {
  const std::vector<TemperaturePoint>& curve = overview.temperature_curve;
  if (curve.size() < 2) return std::nullopt;
  constexpr double kRounding = 1e-9;
  double beta = 1 / temperature;
  if (!(beta > curve.front().beta * (1 - kRounding) && beta < curve.back().beta * (1 + kRounding)))
    return std::nullopt;
  beta = std::clamp(beta, curve.front().beta, curve.back().beta);
  const auto after = std::upper_bound(curve.begin() + 1, curve.end() - 1, beta,
                                      [](double b, const TemperaturePoint& point) { return b < point.beta; });
  const TemperaturePoint &a = *(after - 1), &b = *after;
  const double width = b.beta - a.beta, t = (beta - a.beta) / width;
  const double rise = b.loss - a.loss;
  return a.loss + t * t * (3 - 2 * t) * rise + t * (1 - t) * ((1 - t) * a.slope - t * b.slope) * width;
}

}  // namespace surprisal::data
