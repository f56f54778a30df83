#include "learn/arithmetic_coder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "learn/random.h"
#include "learn/streams.h"

namespace surprisal::learn {
namespace {

// [0, 1) in steps of 2^-62. The width of the interval stays above a quarter.
constexpr std::uint64_t kWhole = std::uint64_t{1} << 62;
constexpr std::uint64_t kHalf = kWhole / 2;
constexpr std::uint64_t kQuarter = kWhole / 4;

std::vector<std::uint64_t> starts_of(std::span<const double> p) {
  std::vector<std::uint64_t> starts = {0};
  for (const std::uint64_t share : code_shares(p)) starts.push_back(starts.back() + share);
  return starts;
}

}  // namespace

std::vector<std::uint64_t> code_shares(std::span<const double> p) {
  std::vector<std::uint64_t> shares;
  for (const double one : p) {
    const double share = std::round(std::clamp(one, 0.0, 1.0) * static_cast<double>(kCodeTotal));
    shares.push_back(std::max(std::uint64_t{1}, static_cast<std::uint64_t>(share)));
  }
  // The largest share absorbs the rounding errors.
  const std::uint64_t sum = std::accumulate(shares.begin(), shares.end(), std::uint64_t{0});
  *std::max_element(shares.begin(), shares.end()) += kCodeTotal - sum;
  return shares;
}

ArithmeticEncoder::ArithmeticEncoder(std::span<const double> p) : starts_(starts_of(p)), width_(kWhole) {}

void ArithmeticEncoder::send(std::size_t letter) {
  const std::uint64_t step = width_ >> kCodeBits;
  low_ += step * starts_[letter];
  width_ = step * (starts_[letter + 1] - starts_[letter]);
  settle();
}

void ArithmeticEncoder::emit(std::vector<bool>& to, bool bit) const {
  to.push_back(bit);
  to.insert(to.end(), waiting_, !bit);
}

void ArithmeticEncoder::settle() {
  for (;;) {
    const bool is_low = low_ + width_ <= kHalf;
    const bool is_high = low_ >= kHalf;
    if (is_low || is_high) {
      emit(sent_, is_high);
      waiting_ = 0;
      if (is_high) low_ -= kHalf;
    } else if (low_ >= kQuarter && low_ + width_ <= kHalf + kQuarter) {
      ++waiting_;
      low_ -= kQuarter;
    } else {
      return;
    }
    low_ *= 2;
    width_ *= 2;
  }
}

// The shortest bits that identify a part of [0, 1) lying entirely within the interval.
std::vector<bool> ArithmeticEncoder::ending() const {
  std::vector<bool> end;
  const bool from_the_start = low_ == 0;
  const bool to_the_end = low_ + width_ == kWhole;
  if (from_the_start && to_the_end && waiting_ == 0) return end;
  if (from_the_start || to_the_end) {
    emit(end, !from_the_start);
    return end;
  }
  const bool second_quarter = low_ <= kQuarter;
  emit(end, !second_quarter);
  end.push_back(second_quarter);
  return end;
}

std::size_t ArithmeticEncoder::length() const { return sent_.size() + ending().size(); }

std::vector<bool> ArithmeticEncoder::bits() const {
  std::vector<bool> all = sent_;
  const std::vector<bool> end = ending();
  all.insert(all.end(), end.begin(), end.end());
  return all;
}

std::vector<bool> encoded(std::span<const double> p, std::span<const std::size_t> letters) {
  ArithmeticEncoder encoder(p);
  for (const std::size_t letter : letters) encoder.send(letter);
  return encoder.bits();
}

std::vector<std::size_t> decoded(std::span<const double> p, const std::vector<bool>& bits,
                                 std::size_t count) {
  const std::vector<std::uint64_t> starts = starts_of(p);
  std::size_t read = 0;
  std::uint64_t low = 0;
  std::uint64_t width = kWhole;
  std::uint64_t value = 0;  // the next 62 bits of the message
  const auto take_bit = [&] {
    value = 2 * value + (read < bits.size() && bits[read] ? 1 : 0);
    ++read;
  };
  while (read < 62) take_bit();
  std::vector<std::size_t> letters;
  while (letters.size() < count) {
    const std::uint64_t step = width >> kCodeBits;
    const std::uint64_t place = std::min((value - low) / step, kCodeTotal - 1);
    const auto after = std::upper_bound(starts.begin(), starts.end(), place);
    const auto letter = static_cast<std::size_t>(after - starts.begin()) - 1;
    letters.push_back(letter);
    low += step * starts[letter];
    width = step * (starts[letter + 1] - starts[letter]);
    for (;;) {
      std::uint64_t drop = 0;
      if (low + width <= kHalf)
        drop = 0;
      else if (low >= kHalf)
        drop = kHalf;
      else if (low >= kQuarter && low + width <= kHalf + kQuarter)
        drop = kQuarter;
      else
        break;
      low = 2 * (low - drop);
      width *= 2;
      value -= drop;
      take_bit();
    }
  }
  return letters;
}

std::vector<std::size_t> random_letters(std::span<const double> y, std::size_t count, std::uint64_t seed) {
  Random random(seed, stream::kMessage);
  std::vector<std::size_t> letters;
  for (std::size_t i = 0; i < count; ++i) {
    double rest = random.uniform();
    std::size_t letter = 0;
    for (std::size_t k = 0; k < y.size(); ++k) {
      if (y[k] <= 0) continue;
      letter = k;  // falls back to the last possible letter if rounding leaves the sum below 1
      if (rest < y[k]) break;
      rest -= y[k];
    }
    letters.push_back(letter);
  }
  return letters;
}

}  // namespace surprisal::learn
