#include "learn/digits.h"

#include "learn/digit_lines.h"

namespace surprisal::learn {
namespace {

constexpr std::size_t kTestEvery = 5;

int count_of(char c) { return c <= '9' ? c - '0' : c - 'A' + 10; }

}  // namespace

std::vector<double> pixels_of(const DigitCounts& counts) {
  std::vector<double> pixels;
  for (int count : counts) pixels.push_back(static_cast<double>(count) / kFullPixel);
  return pixels;
}

DigitData digit_data() {
  DigitData data;
  std::size_t i = 0;
  for (const DigitLine& line : digit_lines()) {
    Digits& digits = i++ % kTestEvery == 0 ? data.unseen : data.seen;
    for (std::size_t j = 0; j < kDigitPixels; ++j) {
      digits.pixels.push_back(static_cast<double>(count_of(line[j])) / kFullPixel);
    }
    digits.labels.push_back(line[kDigitPixels + 1] - '0');
  }
  return data;
}

}  // namespace surprisal::learn
