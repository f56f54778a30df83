// Random inputs that are the same on every machine and in every run.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "namespaces.h"

namespace surprisal::test {

using Vector = std::vector<double>;

class Source {
 public:
  explicit Source(std::uint64_t seed) : engine_(seed) {}

  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }  // [0, 1)
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  std::size_t classes() { return 2 + below(6); }

  std::vector<double> logits(std::size_t n, double limit) {
    std::vector<double> z(n);
    for (double& v : z) v = uniform(-limit, limit);
    return z;
  }

  // Multiples of 2^-20, so that adding an integer below 2^30 rounds nothing.
  std::vector<double> coarse_logits(std::size_t n, double limit) {
    std::vector<double> z = logits(n, limit);
    for (double& v : z) v = std::ldexp(std::round(std::ldexp(v, 20)), -20);
    return z;
  }

  // Entries between about 1e-3 and 1.
  std::vector<double> distribution(std::size_t n) {
    std::vector<double> p(n);
    double sum = 0;
    for (double& v : p) sum += v = 0.001 + uniform();
    for (double& v : p) v /= sum;
    return p;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace surprisal::test
