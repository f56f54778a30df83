#include "data/overview.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "math/sum.h"

namespace surprisal::data {
namespace {

constexpr int kCurvePoints = 25;
constexpr int kUsualFitPasses = 12;

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

// Temperatures from 0.5 to 4, or further if the best one is not well inside.
std::optional<std::vector<TemperaturePoint>> curve_of(const Rows& rows, const TemperatureFit& fit,
                                                      const Work& work) {
  const double best = fit.fitted.value_or(1);
  const double low = std::min(0.5, best / 2), high = std::max(4.0, best * 2);
  std::vector<TemperaturePoint> curve;
  for (int i = 0; i < kCurvePoints; ++i) {
    const double beta = std::pow(low / high, static_cast<double>(i) / (kCurvePoints - 1)) / low;
    const auto at = loss_at_beta(rows, beta, Half::Odd, work);
    if (!at) return std::nullopt;
    const auto count = static_cast<double>(at->count);
    if (at->count > 0 && std::isfinite(at->loss))
      curve.push_back({beta, at->loss / count, at->slope() / count});
  }
  std::reverse(curve.begin(), curve.end());
  return curve;
}

}  // namespace

std::optional<Overview> overview_of(const Rows& rows, const RowNumbers& numbers, const Work& work) {
  Overview overview;
  overview.class_names = rows.class_names;
  overview.summary = summarize(rows, numbers);
  if (work.is_stopped()) return std::nullopt;
  if (!numbers.has_labels()) return overview;
  overview.reliability = reliability_of(numbers);
  overview.losses = loss_histogram(numbers);
  if (work.is_stopped()) return std::nullopt;
  overview.confusion = confusion_of(numbers, rows.scores.columns);
  overview.worst_hundredth = worst_part(numbers, 0.01);
  overview.right_share = right_share_of(numbers);
  work.begin(Stage::Temperature, numbers.rows() * (kCurvePoints + kUsualFitPasses));
  overview.temperature = fit_temperature(rows, work);
  if (!overview.temperature) return std::nullopt;
  auto curve = curve_of(rows, *overview.temperature, work);
  if (!curve) return std::nullopt;
  overview.temperature_curve = std::move(*curve);
  return overview;
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
