#include "data/loss_histogram.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "math/sum.h"

namespace surprisal::data {
namespace {

std::vector<double> used_losses(const RowNumbers& numbers) {
  std::vector<double> losses;
  losses.reserve(numbers.rows());
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (numbers.is_used(row)) losses.push_back(numbers.loss[row]);
  }
  return losses;
}

void fold_low_end(LossHistogram& histogram, std::size_t rows) {
  constexpr std::size_t kRare = 500;
  std::vector<LossBin>& bins = histogram.bins;
  std::size_t folded = 0, count = 0;
  while (folded + 1 < bins.size() && kRare * (count + bins[folded].count) <= rows)
    count += bins[folded++].count;
  histogram.below = folded == 0 ? histogram.below : count;
  bins.erase(bins.begin(), bins.begin() + static_cast<std::ptrdiff_t>(folded));
  bins.front().count += count;
}

}  // namespace

LossHistogram loss_histogram(const RowNumbers& numbers, double lowest, int bins_per_decade) {
  LossHistogram histogram;
  const std::vector<double> losses = used_losses(numbers);
  double largest = lowest;
  for (double loss : losses) {
    if (std::isfinite(loss)) largest = std::max(largest, loss);
  }
  const auto edge = [&](std::size_t i) {
    return lowest * std::pow(10, static_cast<double>(i) / bins_per_decade);
  };
  do {  // until the largest loss is below the last edge
    const std::size_t i = histogram.bins.size();
    histogram.bins.push_back({edge(i), edge(i + 1), 0, 0});
  } while (histogram.bins.back().high <= largest);

  std::vector<Sum> sums(histogram.bins.size());
  for (double loss : losses) {
    if (!std::isfinite(loss)) {
      ++histogram.infinite;
      continue;
    }
    if (loss < lowest) ++histogram.below;
    const auto above = std::upper_bound(histogram.bins.begin(), histogram.bins.end(), loss,
                                        [](double value, const LossBin& bin) { return value < bin.low; });
    const auto bin =
        static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - histogram.bins.begin(), 1) - 1);
    ++histogram.bins[bin].count;
    sums[bin] += loss;
  }
  const double whole = sum_of(losses);
  if (whole > 0 && std::isfinite(whole)) {
    Sum so_far;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      so_far += sums[i].value();
      histogram.bins[i].share = std::min(so_far.value() / whole, 1.0);
    }
  }
  fold_low_end(histogram, losses.size());
  return histogram;
}

std::optional<WorstPart> worst_part(const RowNumbers& numbers, double part_of_rows) {
  std::vector<double> losses = used_losses(numbers);
  const double whole = sum_of(losses);
  if (whole == 0 || !std::isfinite(whole)) return std::nullopt;
  const auto wanted = static_cast<std::size_t>(std::round(part_of_rows * static_cast<double>(losses.size())));
  const std::size_t worst = std::clamp<std::size_t>(wanted, 1, losses.size());
  std::nth_element(losses.begin(), losses.begin() + static_cast<std::ptrdiff_t>(worst - 1), losses.end(),
                   std::greater<>());
  // The order after nth_element depends on the standard library. Sorting makes the sum the same everywhere.
  std::sort(losses.begin(), losses.begin() + static_cast<std::ptrdiff_t>(worst));
  return WorstPart{std::min(sum_of(std::span(losses).first(worst)) / whole, 1.0), losses.front()};
}

}  // namespace surprisal::data
