#include "plot/ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/wording.h"

namespace surprisal::plot {
namespace {

constexpr double kLargest = 1e300;
constexpr double kSmallestSpan = 1e-290;
constexpr int kMaxTicks = 200;

double finite_or(double value, double otherwise) {
  if (std::isnan(value)) return otherwise;
  return std::clamp(value, -kLargest, kLargest);
}

// The smallest 1, 2 or 5 times a power of ten that is at least x.
double round_step(double x) {
  const double power = std::pow(10, std::floor(std::log10(x)));
  for (double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= x * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

std::string linear_label(double value, double step, double largest) {
  if (largest >= 1e5 || (largest < 1e-4 && largest > 0)) {
    // Use as many digits as are needed to distinguish neighbouring ticks.
    const int digits =
        1 +
        std::clamp(static_cast<int>(std::floor(std::log10(largest)) - std::floor(std::log10(step))), 0, 14);
    if (value == 0) return "0";
    if (digits > 3) return largest < 1e15 && step >= 1 ? shown_fixed(value, 0) : shown(value, digits);
    const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-12));
    const std::string factor = shown_short(value / std::pow(10, exponent));
    return (factor == "1" ? "" : factor == "−1" ? "−" : factor + "×") + power_of_ten(exponent);
  }
  const int decimals = std::clamp(-static_cast<int>(std::floor(std::log10(step) + 1e-9)), 0, 17);
  return shown_fixed(value, decimals);
}

std::vector<Tick> linear_ticks(Range range, int most) {
  const double span = range.high - range.low;
  const double step = round_step(span / std::max(1, most));
  const double largest = std::max(std::abs(range.low), std::abs(range.high));
  std::vector<Tick> result;
  const double first = std::ceil(range.low / step - 1e-9);
  const double last = std::floor(range.high / step + 1e-9);
  // Count with integers: adding a step too small to change `at` would loop forever.
  const int count = static_cast<int>(std::clamp(last - first + 1, 0.0, static_cast<double>(kMaxTicks)));
  for (int i = 0; i < count; ++i) {
    const double at = (first + i) * step;
    result.push_back({at, linear_label(at, step, largest)});
  }
  return result;
}

std::vector<Tick> log_ticks(Range range, int most) {
  const double low = std::log10(range.low);
  const double high = std::log10(range.high);
  if (high - low < 1.2) {
    std::vector<Tick> result = linear_ticks(range, most);
    std::erase_if(result, [](const Tick& tick) { return tick.at <= 0; });
    return result;
  }
  const int first = static_cast<int>(std::ceil(low - 1e-9));
  const int last = static_cast<int>(std::floor(high + 1e-9));
  const double decades_apart = (last - first + 1.0) / std::max(1, most);
  const int stride = decades_apart <= 1 ? 1 : static_cast<int>(std::lround(round_step(decades_apart)));
  const bool between = 3 * (last - first + 1) <= most;
  std::vector<Tick> result;
  for (int e = first - 1; e <= last && result.size() < kMaxTicks; ++e) {
    for (double factor : {1.0, 2.0, 5.0}) {
      if (factor > 1 && !between) break;
      if (e % stride != 0) break;
      const double at = factor * std::pow(10, e);
      if (at < range.low * (1 - 1e-9) || at > range.high * (1 + 1e-9)) continue;
      const bool plain = first >= -3 && last <= 4;
      result.push_back({at, plain ? shown_fixed(at, std::max(0, -e)) : factor == 1 ? power_of_ten(e) : ""});
    }
  }
  return result;
}

}  // namespace

Range usable_range(Range wished, Scale scale) {
  double low = finite_or(wished.low, 0);
  double high = finite_or(wished.high, 1);
  if (low > high) std::swap(low, high);
  if (scale == Scale::Log) {
    high = high > 0 ? std::max(high, 1e-290) : 1;
    low = low > 0 ? std::max(low, 1e-300) : high * 1e-6;
    return high / low > 1 + 1e-9 ? Range{low, high} : Range{low / 2, std::min(high * 2, kLargest)};
  }
  const double size = std::max(std::abs(low), std::abs(high));
  const double least = std::max(kSmallestSpan, 64 * std::numeric_limits<double>::epsilon() * size);
  if (high - low >= least) return {low, high};
  const double half = size == 0 ? 1 : std::max(least, 0.5 * size);
  const double middle = low / 2 + high / 2;
  return {std::max(middle - half, -kLargest), std::min(middle + half, kLargest)};
}

Range with_margin(Range range, Scale scale, double share) {
  if (scale == Scale::Log) {
    const double factor = std::exp(share * (std::log(range.high) - std::log(range.low)));
    return {std::max(range.low / factor, 1 / kLargest), std::min(range.high * factor, kLargest)};
  }
  const double margin = (range.high - range.low) * share;
  return {range.low - margin, range.high + margin};
}

std::vector<Tick> ticks(Range range, Scale scale, int most) {
  const Range sound = usable_range(range, scale);
  const int wanted = std::clamp(most, 1, kMaxTicks);
  return scale == Scale::Log ? log_ticks(sound, wanted) : linear_ticks(sound, wanted);
}

}  // namespace surprisal::plot
