// Checks that figures show numbers as a person would write them.
#include "base/wording.h"

#include <clocale>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <string>

#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(Shown, HasTheRequestedDigits) {
  EXPECT_EQ(shown(0.878782), "0.8788");
  EXPECT_EQ(shown(0.878782, 2), "0.88");
  EXPECT_EQ(shown(3), "3.000");
  EXPECT_EQ(shown(123.456), "123.5");
  EXPECT_EQ(shown(123456), "123456");
  EXPECT_EQ(shown(0.00012345), "0.0001234");  // the nearest double is slightly below 0.00012345
  EXPECT_EQ(shown(0), "0.000");
}

TEST(Shown, HasATrueMinus) {
  EXPECT_EQ(shown(-1.5), "−1.500");
  EXPECT_EQ(shown_fixed(-0.25, 2), "−0.25");
  EXPECT_EQ(shown_short(-0.5), "−0.5");
  EXPECT_EQ(shown(-1.5e-9), "−1.500×10⁻⁹");
}

TEST(Shown, HasNoMinusBeforeZero) {
  EXPECT_EQ(shown(-0.0), "0.000");
  EXPECT_EQ(shown_fixed(-0.0, 1), "0.0");
  EXPECT_EQ(shown_fixed(-0.004, 2), "0.00");
  EXPECT_EQ(shown_signed(0.0372, 3), "+0.037");
  EXPECT_EQ(shown_signed(-0.526, 3), "−0.526");
  EXPECT_EQ(shown_signed(-0.0004, 3), "0");
  EXPECT_EQ(shown_short(-0.0), "0");
}

TEST(Shown, RaisesTheExponent) {
  EXPECT_EQ(shown(1.2345e-9, 3), "1.23×10⁻⁹");
  EXPECT_EQ(shown(6.02214e23), "6.022×10²³");
  EXPECT_EQ(shown(1e308, 1), "1×10³⁰⁸");
  EXPECT_EQ(shown(5e-324, 1), "5×10⁻³²⁴");
  EXPECT_EQ(shown_short(1e-9), "1×10⁻⁹");
}

TEST(Shown, NamesInfinityAndNan) {
  for (const std::string& text : {shown(kInfinity), shown_fixed(kInfinity, 2), shown_short(kInfinity)})
    EXPECT_EQ(text, "∞");
  for (const std::string& text : {shown(-kInfinity), shown_fixed(-kInfinity, 2), shown_short(-kInfinity)})
    EXPECT_EQ(text, "−∞");
  EXPECT_EQ(shown(std::nan("")), "undefined");
}

TEST(ShownFixed, HasTheRequestedDecimals) {
  EXPECT_EQ(shown_fixed(0.25, 0), "0");  // rounds half to even
  EXPECT_EQ(shown_fixed(2.5, 1), "2.5");
  EXPECT_EQ(shown_fixed(1e6, 2), "1000000.00");
}

TEST(ShownShort, LeavesOutTrailingZeros) {
  EXPECT_EQ(shown_short(0.01), "0.01");
  EXPECT_EQ(shown_short(0.999), "0.999");
  EXPECT_EQ(shown_short(1), "1");
  EXPECT_EQ(shown_short(0), "0");
  EXPECT_EQ(shown_short(100), "100");
  EXPECT_EQ(shown_short(100000), "100000");
  EXPECT_EQ(shown_short(0.1 + 0.2), "0.3");
  EXPECT_EQ(shown_short(1.0 / 3), "0.333333");
  EXPECT_EQ(shown_short(1234567), "1.23457×10⁶");
}

TEST(PowerOfTen, RaisesItsDigits) {
  EXPECT_EQ(power_of_ten(0), "1");
  EXPECT_EQ(power_of_ten(1), "10");
  EXPECT_EQ(power_of_ten(2), "10²");
  EXPECT_EQ(power_of_ten(-1), "10⁻¹");
  EXPECT_EQ(power_of_ten(-307), "10⁻³⁰⁷");
  EXPECT_EQ(power_of_ten(1234567890), "10¹²³⁴⁵⁶⁷⁸⁹⁰");
}

// The only ASCII characters are digits, the decimal point and "undefined": no hyphen as a minus sign, no e
// before an exponent.
TEST(Shown, IsReadableWhateverTheNumber) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    double value = 0;
    const std::uint64_t bits = random();
    static_assert(sizeof value == sizeof bits);
    std::memcpy(&value, &bits, sizeof value);
    if (std::isnan(value)) continue;
    const int digits = 1 + i % 15;
    for (const std::string& text : {shown(value, digits), shown_short(value)}) {
      for (char c : text) {
        const bool ascii = static_cast<unsigned char>(c) < 0x80;
        ASSERT_TRUE(!ascii || (c >= '0' && c <= '9') || c == '.') << text;
      }
      ASSERT_EQ(text.find("−"), value < 0 ? 0 : std::string::npos) << text;
      ASSERT_LE(text.size(), 48u) << text;
    }
  }
}

TEST(Shown, IsTheSameInEveryLocale) {
  if (setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) GTEST_SKIP() << "no German locale here";
  const std::string text = shown(1234.5, 6) + shown_fixed(0.5, 2) + shown_short(0.25) + shown(1.5e-9);
  setlocale(LC_ALL, "C");
  EXPECT_EQ(text, "1234.500.500.251.500×10⁻⁹");
}

}  // namespace
}  // namespace surprisal::test
