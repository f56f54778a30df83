// learn: an arithmetic coder. A message is an interval within [0, 1): each letter narrows it to the letter's
// part of it, and the bits are those that all numbers of the last interval begin with. So a letter of
// probability p costs -log2 p bits, which need not be a whole number. After Witten, Neal and Cleary (1987).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/namespaces.h"

namespace surprisal::learn {

// The probabilities that both sides agree on, as whole numbers that add up to kCodeTotal. Each letter has at
// least 1, so a letter that was thought impossible can still be sent.
inline constexpr int kCodeBits = 30;
inline constexpr std::uint64_t kCodeTotal = std::uint64_t{1} << kCodeBits;
std::vector<std::uint64_t> code_shares(std::span<const double> p);

class ArithmeticEncoder {
 public:
  explicit ArithmeticEncoder(std::span<const double> p);

  void send(std::size_t letter);

  // Of the message so far, as if it ended here, so that whatever is sent next, it can be told from all others
  // of as many letters. For n letters: from the sum of -log2 of their shares to 2 bits and n/2^29 above it.
  std::size_t length() const;
  std::vector<bool> bits() const;

 private:
  std::vector<bool> ending() const;
  void emit(std::vector<bool>& to, bool bit) const;  // and the bits that waited for it
  void settle();                                     // the bits that are certain

  std::vector<std::uint64_t> starts_;  // of the letters' parts, and the end of the last
  std::vector<bool> sent_;
  std::size_t waiting_ = 0;  // bits that will be the opposite of the next one
  std::uint64_t low_ = 0;
  std::uint64_t width_;
};

std::vector<bool> encoded(std::span<const double> p, std::span<const std::size_t> letters);

// The first `count` letters of a message. What follows its bits does not matter.
std::vector<std::size_t> decoded(std::span<const double> p, const std::vector<bool>& bits, std::size_t count);

// A text whose letters come independently with the probabilities y. The same seed gives the same text, and a
// longer one begins with a shorter one.
std::vector<std::size_t> random_letters(std::span<const double> y, std::size_t count, std::uint64_t seed);

}  // namespace surprisal::learn
