// data: whether the predictions are right as often as their confidence says.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/row_numbers.h"

namespace surprisal::data {

inline constexpr std::size_t kUsualBins = 15;

struct Interval {
  double low = 0, high = 1;
};

// Wilson's 95% interval for the probability of success, given `successes` out of `count`; count is above 0.
Interval wilson_interval(std::size_t successes, std::size_t count);

// Equal width: from 0 to 1; a bin includes its lower edge, and the last one also 1. Equal mass: the rows
// sorted by confidence, equal ones in the order of the file, are cut into parts whose sizes differ by at most
// one, the larger ones first.
enum class Binning { EqualWidth, EqualMass };

struct ReliabilityBin {
  double low = 0, high = 0;  // for equal mass: the confidence of its first and its last row
  std::size_t count = 0, right = 0;
  double confidence = 0, accuracy = 0;  // means over its rows, if it has any
  Interval wilson;                      // of the accuracy
};

struct Reliability {
  std::vector<ReliabilityBin> bins;
  std::optional<double> ece;  // the mean of |accuracy - confidence| over the bins, weighted by their rows
};

std::size_t bin_of(double confidence, std::size_t bins);  // of equal width

Reliability reliability_of(const RowNumbers& numbers, std::size_t bins = kUsualBins,
                           Binning binning = Binning::EqualWidth);

}  // namespace surprisal::data
