// learn: random numbers that are the same on every machine. The distributions of the standard library differ
// between implementations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/namespaces.h"

namespace surprisal::learn {

// SplitMix64, by Steele, Lea and Flood (2014). Each use of a seed has its own stream of numbers, so that, for
// example, changing the size of the hidden layer does not change the label noise.
class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t stream) : state_(mixed(mixed(seed) ^ stream)) {}

  static Random from_state(std::uint64_t state) {
    Random random(0, 0);
    random.state_ = state;
    return random;
  }

  std::uint64_t next() { return mixed(state_ += 0x9E3779B97F4A7C15); }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }  // [0, 1)
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }

  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  static std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
  }

  std::uint64_t state_;
};

}  // namespace surprisal::learn
