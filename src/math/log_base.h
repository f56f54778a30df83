// math: the base of the logarithm, which is the unit of information.
#pragma once

#include <cmath>
#include <numbers>

namespace surprisal::math {

enum class Base { E, Two, Ten };  // nats, bits, base 10

// The natural logarithm of the base: dividing nats by it gives the unit of the base.
constexpr double ln(Base base) {
  switch (base) {
    case Base::Two:
      return std::numbers::ln2;
    case Base::Ten:
      return std::numbers::ln10;
    case Base::E:
      break;
  }
  return 1;
}

constexpr double from_nats(double nats, Base base) { return nats / ln(base); }
constexpr double from_bits(double bits, Base base) { return bits * (ln(Base::Two) / ln(base)); }

// log x in the base, with the library's own function: log10(1000) is 3, not 2.9999999999999996.
inline double log_in(Base base, double x) {
  switch (base) {
    case Base::Two:
      return std::log2(x);
    case Base::Ten:
      return std::log10(x);
    case Base::E:
      break;
  }
  return std::log(x);
}

}  // namespace surprisal::math
