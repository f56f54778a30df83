#include "data/loss_histogram.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "math/sum.h"

namespace surprisal::data {
namespace {

// Of the cumulative share. More would show the chance gaps between the rows of a small file.
constexpr std::size_t kStepsInBin = 4;
constexpr std::size_t kSingleRows = 24;  // the largest losses, which have a point each

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

// Of the total: below each edge from `first` on (`below` is what is below all of them), then below each of
// the largest losses.
std::vector<LossShare> shares_of(std::vector<double> losses, double whole, const std::vector<double>& edges,
                                 const std::vector<Sum>& sums, Sum below, double first) {
  const auto largest = losses.end() - static_cast<std::ptrdiff_t>(std::min(kSingleRows, losses.size()));
  std::nth_element(losses.begin(), largest, losses.end());
  std::sort(largest, losses.end());
  std::vector<LossShare> shares;
  const auto add = [&](double loss, double sum_below) {
    if (shares.empty() || loss > shares.back().loss)
      shares.push_back({loss, std::clamp(sum_below / whole, 0.0, 1.0)});
  };
  for (std::size_t i = 0; i < sums.size() && (edges[i] <= first || edges[i] < *largest); ++i) {
    if (edges[i] >= first) add(edges[i], below.value());
    below += sums[i].value();
  }
  Sum reached;
  reached += whole - sum_of({largest, losses.end()});
  for (auto row = largest; row != losses.end(); ++row) {
    if (*row > first) add(*row, reached.value());
    reached += *row;
  }
  shares.push_back({std::max(losses.back(), first), 1});
  return shares;
}

}  // namespace

LossHistogram loss_histogram(const RowNumbers& numbers, double lowest, int bins_per_decade) {
  LossHistogram histogram;
  std::vector<double> losses = used_losses(numbers);
  double largest = lowest;
  for (double loss : losses) {
    if (std::isfinite(loss)) largest = std::max(largest, loss);
  }
  const auto edge = [&](std::size_t i) {
    return lowest * std::pow(10, static_cast<double>(i) / bins_per_decade / kStepsInBin);
  };
  std::vector<double> edges = {edge(0)};  // of the steps
  do {                                    // until the largest loss is below the last edge
    const std::size_t i = histogram.bins.size();
    histogram.bins.push_back({edges.back(), edge(kStepsInBin * (i + 1)), 0});
    for (std::size_t step = 1; step <= kStepsInBin; ++step) edges.push_back(edge(kStepsInBin * i + step));
  } while (histogram.bins.back().high <= largest);

  Sum below;  // the first edge
  std::vector<Sum> sums(edges.size() - 1);
  for (double loss : losses) {
    if (!std::isfinite(loss)) {
      ++histogram.infinite;
      continue;
    }
    if (loss < lowest) ++histogram.below, below += loss;
    const auto above = std::upper_bound(edges.begin(), edges.end(), loss);
    const auto step = static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - edges.begin(), 1) - 1);
    ++histogram.bins[step / kStepsInBin].count;
    if (loss >= lowest) sums[step] += loss;
  }
  fold_low_end(histogram, losses.size());
  const double whole = sum_of(losses);
  if (whole > 0 && std::isfinite(whole))
    histogram.shares = shares_of(std::move(losses), whole, edges, sums, below, histogram.bins.front().low);
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
