#include "base/number.h"

#include <clocale>
#include <cmath>
#include <limits>

#include "../languages.h"
#include "../math/source.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string problem_of(std::string_view text) {
  const auto result = parse_number(text);
  return result ? "read as " + exact(*result) : test::english(result.problem().message);
}

TEST(ParseNumber, ReadsWhatAPersonWrites) {
  const std::pair<std::string_view, double> cases[] = {
      {"3", 3},         {"+3", 3},  {"-3", -3},      {" 3 ", 3},    {"\t0.5\t", 0.5},
      {".5", 0.5},      {"5.", 5},  {"1e-07", 1e-7}, {"1E3", 1000}, {"5e-324", 5e-324},
      {"1e308", 1e308}, {"007", 7}, {"−3", -3},
  };
  for (const auto& [text, value] : cases) {
    const auto result = parse_number(text);
    ASSERT_TRUE(result) << text << ": " << result.problem().message.en;
    EXPECT_EQ(*result, value) << text;
  }
  EXPECT_TRUE(std::signbit(*parse_number("-0")));
}

TEST(ParseNumber, QuotesInvalidText) {
  EXPECT_EQ(problem_of(""), "an empty entry is not a number");
  EXPECT_EQ(problem_of("   "), "an empty entry is not a number");
  for (const char* text : {"x", "+", "-", "+-3", "++3", "3 4", "0x10", "1,5", "3x", "1e", "- 3", "−−3", "−-3",
                           "+−3", "−", "."}) {
    EXPECT_EQ(problem_of(text), "\"" + std::string(text) + "\" is not a number");
  }
  EXPECT_EQ(problem_of("1e999"), "\"1e999\" is beyond the range of a double");
  for (const char* text : {"nan", "inf", "-inf", "infinity", "NaN"}) {
    EXPECT_EQ(problem_of(text), "\"" + std::string(text) + "\" is not a finite number");
  }
}

TEST(ParseNumber, ShowsForeignTextShortAndWithoutControlCharacters) {
  EXPECT_EQ(problem_of("\x1b[31m"), "\"?[31m\" is not a number");
  EXPECT_EQ(problem_of("\xff\xf8\x90\x80\x80"), "\"?????\" is not a number");
  EXPECT_LT(problem_of(std::string(10000, 'x')).size(), 100u);
}

TEST(ParseNumbers, CountsEntriesFromOne) {
  EXPECT_EQ(*parse_numbers("1, 2 ,-3"), (std::vector<double>{1, 2, -3}));
  EXPECT_EQ(test::english(parse_numbers("1,,3").problem().message),
            "entry 2: an empty entry is not a number");
  EXPECT_EQ(test::english(parse_numbers("1,2,").problem().message),
            "entry 3: an empty entry is not a number");
  EXPECT_EQ(test::english(parse_numbers("1,x").problem().message), "entry 2: \"x\" is not a number");
}

TEST(Printing, FixedHasNoNegativeZero) {
  EXPECT_EQ(fixed(-0.0, 2), "0.00");
  EXPECT_EQ(fixed(-0.004, 2), "0.00");
  EXPECT_EQ(fixed(-0.006, 2), "-0.01");
  EXPECT_EQ(fixed(0.9999, 2), "1.00");
  EXPECT_EQ(fixed(-kInfinity, 2), "-inf");
  EXPECT_EQ(fixed(3, 0), "3");
  EXPECT_EQ(fixed(3, -5), "3");
  EXPECT_EQ(fixed(1e308, 1000).size(), 309u + 1 + 100);
}

TEST(Printing, SignificantKeepsItsDigitsAcrossAPowerOfTen) {
  EXPECT_EQ(significant(0.99999, 4), "1.000");
  EXPECT_EQ(significant(9.9999, 4), "10.00");
  EXPECT_EQ(significant(0.87889, 4), "0.8789");
  EXPECT_EQ(significant(0, 4), "0.000");
  EXPECT_EQ(significant(-0.0, 4), "0.000");
  EXPECT_EQ(significant(-1.5, 2), "-1.5");
  EXPECT_EQ(significant(123456, 3), "123456");
  EXPECT_EQ(significant(999999.7, 4), "1.000e+06");
  EXPECT_EQ(significant(0.00009999, 3), "0.000100");
  EXPECT_EQ(significant(1.23e-9, 4), "1.230e-09");
  EXPECT_EQ(significant(kInfinity, 4), "inf");
  EXPECT_EQ(significant(0.5, 0), "0.5");
}

TEST(Printing, ExactReadsBackToTheBit) {
  test::Source source(1);
  for (int i = 0; i < 10000; ++i) {
    const double value = std::ldexp(source.uniform(-1, 1), static_cast<int>(source.below(2000)) - 1000);
    EXPECT_EQ(*parse_number(exact(value)), value);
  }
  EXPECT_EQ(exact(kInfinity), "inf");
  EXPECT_EQ(exact(-kInfinity), "-inf");
  EXPECT_EQ(exact(-std::numeric_limits<double>::quiet_NaN()), "nan");
}

TEST(Printing, IsTheSameInEveryLocale) {
  for (const char* locale : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"}) {
    if (!std::setlocale(LC_ALL, locale)) continue;
    EXPECT_EQ(fixed(1234.5, 2), "1234.50");
    EXPECT_EQ(exact(0.1), "0.1");
    EXPECT_EQ(*parse_number("1.5"), 1.5);
    EXPECT_FALSE(parse_number("1,5"));
  }
  std::setlocale(LC_ALL, "C");
}

}  // namespace
}  // namespace surprisal::test
