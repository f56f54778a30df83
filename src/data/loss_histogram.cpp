#include "data/loss_histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
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

// The bin of a loss: a table says where to begin, by the exponent and the first bits of the fraction, and at
// most a few edges remain to be compared.
class BinFinder {
 public:
  explicit BinFinder(const std::vector<LossBin>& bins) : bins_(bins), first_key_(key_of(bins.front().low)) {
    const std::size_t keys = key_of(bins.back().high) - first_key_ + 1;
    for (std::size_t key = 0, bin = 0; key < keys; ++key) {
      const double low = std::bit_cast<double>(static_cast<std::uint64_t>(key + first_key_) << kShift);
      while (bin + 1 < bins.size() && bins[bin].high <= low) ++bin;
      starts_.push_back(static_cast<std::uint32_t>(bin));
    }
  }

  // Of a finite loss; the first bin also has what lies below it, and the last one what lies above.
  std::size_t bin_of(double loss) const {
    if (!(loss >= bins_.front().low)) return 0;
    std::size_t bin = starts_[std::min(key_of(loss) - first_key_, starts_.size() - 1)];
    while (bin + 1 < bins_.size() && loss >= bins_[bin].high) ++bin;
    return bin;
  }

 private:
  static constexpr int kShift = 48;  // 12 bits of sign and exponent, and 4 of the fraction, remain
  static std::size_t key_of(double number) {
    return static_cast<std::size_t>(std::bit_cast<std::uint64_t>(number) >> kShift);
  }

  const std::vector<LossBin>& bins_;
  std::size_t first_key_;
  std::vector<std::uint32_t> starts_;
};

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
  double largest = lowest;
  std::size_t used = 0;
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!numbers.is_used(row)) continue;
    ++used;
    if (std::isfinite(numbers.loss[row])) largest = std::max(largest, numbers.loss[row]);
  }
  const auto edge = [&](std::size_t i) {
    return lowest * std::pow(10, static_cast<double>(i) / bins_per_decade);
  };
  do {  // until the largest loss is below the last edge
    const std::size_t i = histogram.bins.size();
    histogram.bins.push_back({edge(i), edge(i + 1), 0, 0});
  } while (histogram.bins.back().high <= largest);

  const BinFinder finder(histogram.bins);
  std::vector<Sum> sums(histogram.bins.size());
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!numbers.is_used(row)) continue;
    const double loss = numbers.loss[row];
    if (!std::isfinite(loss)) {
      ++histogram.infinite;
      continue;
    }
    if (loss < lowest) ++histogram.below;
    const std::size_t bin = finder.bin_of(loss);
    ++histogram.bins[bin].count;
    sums[bin] += loss;
  }
  Sum whole;
  for (const Sum& sum : sums) whole += sum.value();
  if (whole.value() > 0 && histogram.infinite == 0) {
    Sum so_far;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      so_far += sums[i].value();
      histogram.bins[i].share = std::min(so_far.value() / whole.value(), 1.0);
    }
  }
  fold_low_end(histogram, used);
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
