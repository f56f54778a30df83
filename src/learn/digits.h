// learn: the 1,797 handwritten digits of assets/digits, and how a digit is stored.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "base/namespaces.h"

namespace surprisal::learn {

inline constexpr std::size_t kDigitSide = 8;
inline constexpr std::size_t kDigitPixels = kDigitSide * kDigitSide;
inline constexpr std::size_t kDigitClasses = 10;
inline constexpr int kFullPixel = 16;  // every dot of its 4x4 block has ink

using DigitCounts = std::array<int, kDigitPixels>;  // 0 to 16, row by row from the top

std::vector<double> pixels_of(const DigitCounts& counts);  // from 0 to 1, exactly

// Digits one after the other, in the layout that training reads.
struct Digits {
  std::vector<double> pixels;  // 64 for each digit, from 0 to 1
  std::vector<int> labels;

  std::size_t count() const { return labels.size(); }
  std::span<const double> image(std::size_t i) const {
    return std::span(pixels).subspan(i * kDigitPixels, kDigitPixels);
  }
};

struct DigitData {
  Digits seen;    // for training: 1,437
  Digits unseen;  // for testing: every fifth, beginning with the first: 360
};

// Parses the data that is built into the program, which takes a few milliseconds.
DigitData digit_data();

}  // namespace surprisal::learn
