// data: the temperature at which the loss is smallest.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "base/text.h"
#include "data/parallel.h"
#include "data/reliability.h"
#include "data/row_numbers.h"
#include "data/rows.h"

namespace surprisal::data {

enum class Half { All, Even, Odd };  // which of the used rows, by their number in the file

// Sums over rows at beta = 1/T, without class weights or smoothing. In the logits, beta z, the loss is convex
// in beta, and its slope there is `behind` - `spread`.
struct LossAtBeta {
  std::size_t count = 0;
  double loss = 0;       // in nats
  double behind = 0;     // how far the labels' scores lie below the largest
  double spread = 0;     // how far the mean score under the prediction lies below the largest
  double curvature = 0;  // the variance of the scores under the prediction

  // For each bin of confidence: how many rows are right, less the sum of their confidences. All 0 if
  // skipped.
  std::array<double, kUsualBins> surplus{};

  double slope() const { return behind - spread; }
  double ece() const;  // the same measure as Reliability::ece; only where the surplus was computed
};

enum class Surplus { Skip, Compute };

// Nothing if the work was stopped.
std::optional<LossAtBeta> loss_at_beta(const Rows& rows, double beta, Half half, const Work& work = {},
                                       Surplus surplus = Surplus::Skip);

// Some of the rows with a label, evenly spaced in the half: enough to draw a curve, or to start a search
// from. Nothing if the half has hardly more rows.
std::optional<Rows> sample_of(const Rows& rows, Half half);
bool has_sample(const Rows& rows, Half half);

struct TemperatureFit {
  std::optional<double> fitted;
  std::optional<double> low, high;                // 95%, from the curvature; high is empty if it has no bound
  std::optional<double> loss_before, loss_after;  // the mean over the odd rows, in nats, at 1 and as fitted
  std::optional<double> ece_before, ece_after;    // over the same rows
  Text note;                                      // why there is no temperature, or no upper bound
};

// Fits on the even rows and evaluates on the odd ones. Nothing if the work was stopped. The numbers of the
// rows, without weights and smoothing, save a pass if they are known.
std::optional<TemperatureFit> fit_temperature(const Rows& rows, const Work& work = {},
                                              const RowNumbers* numbers = nullptr);

}  // namespace surprisal::data
