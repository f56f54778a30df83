// The error of a double compared with a reference that has more digits.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>

#include "testing.h"

namespace surprisal::test {

inline constexpr double kEps = std::numeric_limits<double>::epsilon();
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kQuantum = std::numeric_limits<double>::denorm_min();
inline constexpr double kSmallestNormal = std::numeric_limits<double>::min();

// The spacing of doubles at x.
inline double ulp_at(double x) {
  if (std::abs(x) < kSmallestNormal) return kQuantum;
  return std::ldexp(1, std::ilogb(x) - 52);
}

// The true value: the nearest double and the remainder in its ulps.
struct Truth {
  double nearest = 0;
  double residual = 0;

  bool subnormal() const { return std::abs(nearest) < kSmallestNormal; }
};

// The error in ulps of the true value. The difference of two close doubles is exact, so nothing is lost here.
inline double ulps_between(double got, Truth truth) {
  if (std::isinf(truth.nearest) || std::isinf(got)) return got == truth.nearest ? 0 : kInfinity;
  return std::abs((got - truth.nearest) / ulp_at(truth.nearest) - truth.residual);
}

// The error in eps of a size; of the true value itself if no size is given.
inline double eps_between(double got, Truth truth, double size) {
  const double ulps = ulps_between(got, truth);
  if (ulps == 0 || std::isinf(ulps)) return ulps;
  return ulps * (ulp_at(truth.nearest) / kEps / size);
}

inline double eps_between(double got, Truth truth) {
  const double ulps = ulps_between(got, truth);
  if (ulps == 0 || std::isinf(ulps)) return ulps;
  return ulps / (std::abs(truth.nearest) / ulp_at(truth.nearest) * kEps);
}

// Collects the worst error of one function, prints it as a line of the table and compares it with its limit.
// Prints nothing if nothing was added.
class Worst {
 public:
  Worst(std::string name, std::string unit, double limit)
      : name_(std::move(name)), unit_(std::move(unit)), limit_(limit) {}
  Worst(const Worst&) = delete;
  Worst& operator=(const Worst&) = delete;

  void add(double error, const std::string& where) {
    ++count_;
    if (!(error <= worst_)) {  // a NaN counts as the worst of all
      worst_ = error;
      where_ = where;
    }
  }

  ~Worst() {
    if (count_ == 0) return;
    std::printf("  %-38s %8.3f %-8s (limit %g) over %5d, worst at %s\n", name_.c_str(), worst_, unit_.c_str(),
                limit_, count_, where_.c_str());
    std::string key = name_;
    std::replace_if(
        key.begin(), key.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    testing::Test::RecordProperty(key + "_worst_" + unit_, std::to_string(worst_));
    EXPECT_LE(worst_, limit_) << name_ << " in " << unit_ << " at " << where_;
  }

 private:
  std::string name_;
  std::string unit_;
  double limit_;
  double worst_ = 0;
  int count_ = 0;
  std::string where_ = "none";
};

}  // namespace surprisal::test
