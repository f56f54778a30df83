#include "data/reliability.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "math/sum.h"

namespace surprisal::data {
namespace {

double edge(std::size_t bin, std::size_t bins) {
  return static_cast<double>(bin) / static_cast<double>(bins);
}

class BinSums {
 public:
  void add(double confidence, bool right) {
    ++count_;
    if (right) ++right_;
    confidence_ += confidence;
  }

  ReliabilityBin bin(double low, double high) const {
    ReliabilityBin bin = {low, high, count_, right_, 0, 0, {}};
    if (count_ == 0) return bin;
    bin.confidence = confidence_.value() / static_cast<double>(count_);
    bin.accuracy = static_cast<double>(right_) / static_cast<double>(count_);
    bin.wilson = wilson_interval(right_, count_);
    return bin;
  }

 private:
  std::size_t count_ = 0, right_ = 0;
  Sum confidence_;
};

std::vector<ReliabilityBin> bins_of_equal_width(const RowNumbers& numbers, std::size_t bins) {
  std::vector<BinSums> sums(bins);
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!numbers.is_used(row)) continue;
    sums[bin_of(numbers.confidence[row], bins)].add(numbers.confidence[row], numbers.is_right(row));
  }
  std::vector<ReliabilityBin> result;
  for (std::size_t b = 0; b < bins; ++b) result.push_back(sums[b].bin(edge(b, bins), edge(b + 1, bins)));
  return result;
}

std::vector<ReliabilityBin> bins_of_equal_mass(const RowNumbers& numbers, std::size_t bins) {
  std::vector<std::uint32_t> order;
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (numbers.is_used(row)) order.push_back(static_cast<std::uint32_t>(row));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return numbers.confidence[a] < numbers.confidence[b];
  });
  std::vector<ReliabilityBin> result;
  std::size_t next = 0;
  for (std::size_t b = 0; b < std::min(bins, order.size()); ++b) {
    const std::size_t end = next + order.size() / bins + (b < order.size() % bins ? 1 : 0);
    const double low = numbers.confidence[order[next]], high = numbers.confidence[order[end - 1]];
    BinSums sums;
    for (; next < end; ++next) sums.add(numbers.confidence[order[next]], numbers.is_right(order[next]));
    result.push_back(sums.bin(low, high));
  }
  return result;
}

}  // namespace

// The two ends are the roots of (p - share)^2 = z^2 p (1 - p) / count. The smaller one follows from the
// larger by their product, so it is exactly 0 if there are no successes.
Interval wilson_interval(std::size_t successes, std::size_t count) {
  constexpr double kZ = 1.959963984540054;
  const auto n = static_cast<double>(count);
  const auto upper = [&](double k) {
    return (2 * k + kZ * kZ + kZ * std::sqrt(kZ * kZ + 4 * k * (n - k) / n)) / (2 * (n + kZ * kZ));
  };
  const auto k = static_cast<double>(successes);
  const double high = successes == count ? 1 : upper(k);
  return {k / n * k / (n + kZ * kZ) / upper(k), high};
}

// The product confidence * bins may round across an edge, so the edges decide.
std::size_t bin_of(double confidence, std::size_t bins) {
  const double place = confidence > 0 ? std::min(confidence, 1.0) * static_cast<double>(bins) : 0;
  std::size_t bin = std::min(static_cast<std::size_t>(place), bins - 1);
  while (bin > 0 && confidence < edge(bin, bins)) --bin;
  while (bin + 1 < bins && confidence >= edge(bin + 1, bins)) ++bin;
  return bin;
}

Reliability reliability_of(const RowNumbers& numbers, std::size_t bins, Binning binning) {
  Reliability result;
  if (!numbers.has_labels()) return result;
  result.bins =
      binning == Binning::EqualWidth ? bins_of_equal_width(numbers, bins) : bins_of_equal_mass(numbers, bins);
  Sum gaps;
  std::size_t rows = 0;
  for (const ReliabilityBin& bin : result.bins) {
    gaps += static_cast<double>(bin.count) * std::abs(bin.accuracy - bin.confidence);
    rows += bin.count;
  }
  if (rows > 0) result.ece = gaps.value() / static_cast<double>(rows);
  return result;
}

}  // namespace surprisal::data
