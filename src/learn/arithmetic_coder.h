// learn: an arithmetic coder. A message is an interval within [0, 1): each letter narrows it to the letter's
// part of the interval, and the encoded bits are those with which all numbers of the final interval begin. So
// a letter of probability p costs -log2 p bits, which need not be a whole number. After Witten, Neal and
// Cleary (1987).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/namespaces.h"

namespace surprisal::learn {

// The probabilities that sender and receiver agree on, as integers that add up to kCodeTotal. Each letter has
// at least 1, so that a letter that was thought impossible can still be sent.
inline constexpr int kCodeBits = 30;
inline constexpr std::uint64_t kCodeTotal = std::uint64_t{1} << kCodeBits;
std::vector<std::uint64_t> code_shares(std::span<const double> p);

class ArithmeticEncoder {
 public:
  explicit ArithmeticEncoder(std::span<const double> p);

  void send(std::size_t letter);

  // The bits of the message so far, if it ended here: enough to tell it from all others with as many letters,
  // whatever follows. For n letters: from the sum of -log2 of their shares to 2 bits and n/2^29 above that.
  std::size_t length() const;
  std::vector<bool> bits() const;

 private:
  std::vector<bool> ending() const;
  void emit(std::vector<bool>& to, bool bit) const;  // and the pending bits before it
  void settle();                                     // emits the bits that are already certain

  std::vector<std::uint64_t> starts_;  // where each letter's part begins, and where the last one ends
  std::vector<bool> sent_;
  std::size_t waiting_ = 0;  // pending bits, which will be the opposite of the next one
  std::uint64_t low_ = 0;
  std::uint64_t width_;
};

std::vector<bool> encoded(std::span<const double> p, std::span<const std::size_t> letters);

// The first `count` letters of a message. What follows after its bits does not matter.
std::vector<std::size_t> decoded(std::span<const double> p, const std::vector<bool>& bits, std::size_t count);

// A text whose letters come independently with the probabilities y. The same seed gives the same text, and a
// longer one begins with a shorter one.
std::vector<std::size_t> random_letters(std::span<const double> y, std::size_t count, std::uint64_t seed);

}  // namespace surprisal::learn
