// Checks that an axis has round, readable ticks whatever its range, and that any range can be made usable.
#include "plot/ticks.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "draw/fonts.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMax = std::numeric_limits<double>::max();
constexpr double kLeast = std::numeric_limits<double>::denorm_min();
const double kNan = std::nan("");

constexpr Scale kScales[] = {Scale::Linear, Scale::Log};
constexpr int kMosts[] = {1, 2, 3, 5, 8, 13, 40, 200, 100'000};

std::string on(Range range, Scale scale, int most) {
  char text[160];
  std::snprintf(text, sizeof text, "%.17g to %.17g on a %s axis, at most %d", range.low, range.high,
                scale == Scale::Log ? "logarithmic" : "linear", most);
  return text;
}

// The value of a label such as "−1.5×10⁻⁹", "10³" or "0.25".
std::optional<double> read(const std::string& label) {
  static const std::u32string kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  std::string plain;
  std::string exponent;
  for (char32_t code : from_utf8(label)) {
    const std::size_t raised = kRaised.find(code);
    if (raised != std::u32string::npos) {
      exponent += static_cast<char>('0' + raised);
    } else if (code == U'⁻') {
      exponent += '-';
    } else if (code == U'−') {
      plain += '-';
    } else if (code == U'×') {
      plain += 'x';
    } else if (code < 0x80) {
      plain += static_cast<char>(code);
    } else {
      return std::nullopt;
    }
  }
  if (!exponent.empty()) {
    // It ends in the 10 of the power; the factor is before that.
    if (!plain.ends_with("10")) return std::nullopt;
    plain.resize(plain.size() - 2);
    if (plain.ends_with('x')) {
      plain.pop_back();
    } else if (plain.empty() || plain == "-") {
      plain += '1';
    } else {
      return std::nullopt;
    }
    plain += "e" + exponent;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

// 1, 2 or 5 times a power of ten.
bool is_round(double step) {
  const double power = std::pow(10, std::floor(std::log10(step) + 1e-6));
  for (double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (std::abs(step / power - factor) < 1e-3) return true;
  }
  return false;
}

std::vector<Range> random_ranges() {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> exponent(-285, 295);
  std::uniform_real_distribution<double> share(-1, 1);
  std::vector<Range> ranges;
  for (int i = 0; i < 1500; ++i) {
    const double size = std::pow(10, exponent(random));
    const double span = size * std::pow(10, i % 3 == 0 ? share(random) : -12 * std::abs(share(random)));
    const double low = size * share(random);
    ranges.push_back({low, low + span});
  }
  // Ordinary ranges: small numbers, whole ones.
  for (int i = 0; i < 500; ++i) {
    const double low = std::round(100 * share(random)) / 10;
    ranges.push_back({low, low + std::round(1 + 100 * std::abs(share(random))) / 10});
  }
  return ranges;
}

const std::vector<double>& extremes() {
  static const std::vector<double> all = {
      kNan, kInfinity, -kInfinity, kMax,    -kMax,  1e308,  -1e308, 1e300, 1e16, 1e16 + 2, 1,   1 + kEps,
      0,    -0.0,      kLeast,     -kLeast, 1e-310, 1e-300, 1e-290, 5,     -1,   1e-4,     1e6, 0.1};
  return all;
}

std::vector<Range> extreme_ranges() {
  std::vector<Range> ranges;
  for (double low : extremes()) {
    for (double high : extremes()) ranges.push_back({low, high});
  }
  return ranges;
}

std::vector<Range> all_ranges() {
  std::vector<Range> ranges = random_ranges();
  const std::vector<Range> more = extreme_ranges();
  ranges.insert(ranges.end(), more.begin(), more.end());
  return ranges;
}

TEST(Ticks, AreInOrderWithinTheRangeAndNotTooMany) {
  for (const Range& range : all_ranges()) {
    for (Scale scale : kScales) {
      const Range sound = usable_range(range, scale);
      for (int most : kMosts) {
        const std::vector<Tick> all = ticks(range, scale, most);
        ASSERT_LE(all.size(), 200u) << on(range, scale, most);
        ASSERT_LE(all.size(), static_cast<std::size_t>(most) + 2) << on(range, scale, most);
        // Rounding may put a multiple of the step slightly outside.
        const double slack = scale == Scale::Log
                                 ? 0
                                 : 1e-9 * (sound.high - sound.low) +
                                       2 * kEps * std::max(std::abs(sound.low), std::abs(sound.high));
        for (std::size_t i = 0; i < all.size(); ++i) {
          ASSERT_TRUE(std::isfinite(all[i].at)) << on(range, scale, most);
          ASSERT_GE(all[i].at, sound.low * (scale == Scale::Log ? 1 - 1e-8 : 1) - slack)
              << on(range, scale, most);
          ASSERT_LE(all[i].at, sound.high * (scale == Scale::Log ? 1 + 1e-8 : 1) + slack)
              << on(range, scale, most);
          const double before = i > 0 ? all[i - 1].at : -kInfinity;
          ASSERT_GT(all[i].at, before) << on(range, scale, most);
        }
      }
    }
  }
}

// If several are requested, there are enough to read the axis.
TEST(Ticks, AreNotTooFew) {
  for (const Range& range : random_ranges()) {
    const Range sound = usable_range(range, Scale::Linear);
    for (int most : {5, 8, 13, 40}) {
      // The next round step is at most 2.5 times as long.
      EXPECT_GE(static_cast<int>(ticks(sound, Scale::Linear, most).size()), most * 2 / 5 - 1)
          << on(range, Scale::Linear, most);
    }
  }
}

TEST(Ticks, OfALinearAxisAreMultiplesOfARoundStep) {
  for (const Range& range : all_ranges()) {
    for (int most : {3, 8, 40}) {
      const std::vector<Tick> all = ticks(range, Scale::Linear, most);
      if (all.size() < 2) continue;
      const double step = (all.back().at - all.front().at) / static_cast<double>(all.size() - 1);
      const double largest = std::max(std::abs(all.front().at), std::abs(all.back().at));
      // A tick is the double nearest to its multiple, or a neighbour of that.
      const double rounding = 2 * kEps * largest;
      EXPECT_TRUE(rounding > 1e-4 * step || is_round(step))
          << step << " on " << on(range, Scale::Linear, most);
      for (std::size_t i = 1; i < all.size(); ++i) {
        ASSERT_NEAR(all[i].at - all[i - 1].at, step, 1e-9 * step + 2 * rounding)
            << on(range, Scale::Linear, most);
      }
      if (rounding > 1e-4 * step) continue;
      const double power = std::pow(10, std::floor(std::log10(step) + 1e-6));
      const double exact_step = std::round(step / power) * power;
      const double multiple = all.front().at / exact_step;
      EXPECT_NEAR(multiple, std::round(multiple), 1e-9 + 4 * kEps * std::abs(multiple))
          << on(range, Scale::Linear, most);
    }
  }
}

TEST(Ticks, OfALogarithmicAxisAreRoundNumbers) {
  for (const Range& range : all_ranges()) {
    for (int most : {3, 8, 40}) {
      const Range sound = usable_range(range, Scale::Log);
      if (sound.high / sound.low < 100) continue;  // so short that it has the ticks of a linear axis
      const std::vector<Tick> all = ticks(sound, Scale::Log, most);
      for (const Tick& tick : all)
        EXPECT_TRUE(is_round(tick.at)) << tick.at << " on " << on(range, Scale::Log, most);
      EXPECT_GE(all.size(), 1u) << on(range, Scale::Log, most);
    }
  }
}

TEST(Ticks, OfALogarithmicAxisAreWhereAReaderExpectsThem) {
  const auto labels = [](Range range, int most) {
    std::vector<std::string> words;
    for (const Tick& tick : ticks(range, Scale::Log, most)) words.push_back(tick.label);
    return words;
  };
  using Words = std::vector<std::string>;
  EXPECT_EQ(labels({1e-4, 1}, 6), (Words{"10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1"}));
  EXPECT_EQ(labels({0.01, 100}, 6), (Words{"0.01", "0.1", "1", "10", "100"}));
  EXPECT_EQ(labels({1e-300, 1e300}, 7),
            (Words{"10⁻³⁰⁰", "10⁻²⁰⁰", "10⁻¹⁰⁰", "1", "10¹⁰⁰", "10²⁰⁰", "10³⁰⁰"}));
}

TEST(Ticks, OfALinearAxisAreWhereAReaderExpectsThem) {
  const auto labels = [](Range range, int most) {
    std::vector<std::string> words;
    for (const Tick& tick : ticks(range, Scale::Linear, most)) words.push_back(tick.label);
    return words;
  };
  using Words = std::vector<std::string>;
  EXPECT_EQ(labels({0, 1}, 5), (Words{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}));
  EXPECT_EQ(labels({-6, 6}, 6), (Words{"−6", "−4", "−2", "0", "2", "4", "6"}));
  EXPECT_EQ(labels({-0.3, 0.2}, 5), (Words{"−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2"}));
  EXPECT_EQ(labels({0, 4e-9}, 2), (Words{"0", "2×10⁻⁹", "4×10⁻⁹"}));
  EXPECT_EQ(labels({0, 1e5}, 5), (Words{"0", "2×10⁴", "4×10⁴", "6×10⁴", "8×10⁴", "10⁵"}));
  EXPECT_EQ(labels({100000, 100008}, 2), (Words{"100000", "100005"}));
  EXPECT_EQ(labels({-1e9, 1e9}, 2), (Words{"−10⁹", "0", "10⁹"}));
}

// A label gives the value of its tick, and no two labels are the same.
TEST(Ticks, AreLabelledWithTheirValues) {
  for (const Range& range : all_ranges()) {
    for (Scale scale : kScales) {
      for (int most : {3, 8, 40}) {
        const std::vector<Tick> all = ticks(range, scale, most);
        std::set<std::string> labels;
        std::size_t labelled = 0;
        for (const Tick& tick : all) {
          if (tick.label.empty()) {
            EXPECT_EQ(scale, Scale::Log);  // between two powers, without a label
            continue;
          }
          ++labelled;
          EXPECT_TRUE(labels.insert(tick.label).second)
              << "two are " << tick.label << " on " << on(range, scale, most);
          const std::optional<double> value = read(tick.label);
          ASSERT_TRUE(value) << tick.label << " on " << on(range, scale, most);
          const double step = all.size() > 1 ? all[1].at - all[0].at : std::abs(tick.at);
          const double near = scale == Scale::Log ? 1e-9 * tick.at : 1e-6 * step;
          EXPECT_NEAR(*value, tick.at, near + 4 * kEps * std::abs(tick.at))
              << tick.label << " on " << on(range, scale, most);
        }
        EXPECT_TRUE(all.empty() || labelled > 0) << on(range, scale, most);
      }
    }
  }
}

TEST(UsableRange, CanBeShownWhateverIsRequested) {
  for (const Range& wish : all_ranges()) {
    for (Scale scale : kScales) {
      const Range range = usable_range(wish, scale);
      const std::string where = on(wish, scale, 0) + " gave " + on(range, scale, 0);
      ASSERT_TRUE(std::isfinite(range.low) && std::isfinite(range.high)) << where;
      ASSERT_TRUE(std::isfinite(range.high - range.low)) << where;
      if (scale == Scale::Log) {
        ASSERT_GT(range.low, 0) << where;
        ASSERT_GT(range.high / range.low, 1 + 1e-10) << where;
        ASSERT_GT(std::log(range.high) - std::log(range.low), 0) << where;
      } else {
        // There are enough doubles in between to place ticks.
        const double size = std::max(std::abs(range.low), std::abs(range.high));
        ASSERT_GE(range.high - range.low, 32 * kEps * size) << where;
        ASSERT_GT(range.high, range.low) << where;
      }
      EXPECT_EQ(usable_range(range, scale), range) << where << ", and that another";
      if (std::isnan(wish.low) || std::isnan(wish.high)) continue;
      EXPECT_EQ(usable_range({wish.high, wish.low}, scale), range) << where << ", not so turned around";
    }
  }
}

TEST(UsableRange, LeavesAUsableRangeUnchanged) {
  for (const Range& wish : random_ranges()) {
    const double size = std::max(std::abs(wish.low), std::abs(wish.high));
    if (wish.high - wish.low < 100 * kEps * size) continue;
    if (wish.high - wish.low < 1e-289) continue;  // so short that a tenth of a step would be subnormal
    EXPECT_EQ(usable_range(wish, Scale::Linear), wish);
    const bool good_on_log = wish.low > 0 && wish.high / wish.low > 1 + 1e-8;
    EXPECT_TRUE(!good_on_log || usable_range(wish, Scale::Log) == wish) << on(wish, Scale::Log, 0);
  }
}

TEST(UsableRange, ContainsTheRequestedRange) {
  for (const Range& wish : extreme_ranges()) {
    for (double v : {wish.low, wish.high}) {
      if (!(std::abs(v) < 1e300)) continue;
      const Range range = usable_range(wish, Scale::Linear);
      EXPECT_LE(range.low, v) << on(wish, Scale::Linear, 0);
      EXPECT_GE(range.high, v) << on(wish, Scale::Linear, 0);
    }
  }
}

TEST(WithMargin, AddsTheSameShareOnBothSides) {
  EXPECT_EQ(with_margin({0, 10}, Scale::Linear, 0.1), (Range{-1, 11}));
  const Range wide = with_margin({1, 100}, Scale::Log, 0.5);
  EXPECT_NEAR(wide.low, 0.1, 1e-15);
  EXPECT_NEAR(wide.high, 1000, 1e-11);
}

}  // namespace
}  // namespace surprisal::test
