// math: a sum that compensates for rounding errors.
#pragma once

#include <cmath>
#include <span>

namespace surprisal::math {

// Neumaier's compensated sum: the error is about one rounding of the result, however many terms there are.
// Once a term or the total is infinite, the compensation, which would be NaN, is left out.
class Sum {
 public:
  Sum& operator+=(double term) {
    const double total = total_ + term;
    if (std::isfinite(total)) {
      lost_ += std::abs(total_) >= std::abs(term) ? (total_ - total) + term : (term - total) + total_;
    }
    total_ = total;
    return *this;
  }

  double value() const { return std::isfinite(total_) ? total_ + lost_ : total_; }

 private:
  double total_ = 0;
  double lost_ = 0;
};

inline double sum_of(std::span<const double> terms) {
  Sum sum;
  for (double term : terms) sum += term;
  return sum.value();
}

// weight x amount, where a weight of 0 adds nothing even if the amount is infinite.
inline double weighted(double weight, double amount) { return weight == 0 ? 0 : weight * amount; }

}  // namespace surprisal::math
