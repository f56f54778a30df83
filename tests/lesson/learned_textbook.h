// The textbook's formulas in long double, for comparison with live values.
#pragma once

#include <cmath>
#include <map>
#include <numbers>
#include <string>
#include <vector>

#include "namespaces.h"
#include "session/session.h"

namespace surprisal::test {

using Real = long double;
using Reals = std::vector<Real>;
using Expected = std::map<std::string, Reals>;  // a number is a list of one

inline Real in_bits(Real nats) { return nats / std::numbers::ln2_v<Real>; }

inline Reals softmax(const Reals& z, Real t = 1) {
  Reals p;
  Real sum = 0;
  for (Real v : z) sum += std::exp(v / t);
  for (Real v : z) p.push_back(std::exp(v / t) / sum);
  return p;
}

inline Reals reals(const std::vector<double>& values) { return {values.begin(), values.end()}; }

template <typename F>
Reals each(std::size_t count, F f) {
  Reals values;
  for (std::size_t k = 0; k < count; ++k) values.push_back(f(k));
  return values;
}

inline Real total(const Reals& values) {
  Real sum = 0;
  for (Real v : values) sum += v;
  return sum;
}

// Values of the digit classifier after one step, and of the letter-pair model. Losses are in bits.
Expected learned_textbook(const Session& s);

}  // namespace surprisal::test
