// Checks that the digits are those of the data set and are split as documented.
#include "learn/digits.h"

#include <numeric>

#include "learn/digit_lines.h"
#include "testing.h"

namespace surprisal::test {
namespace {

TEST(Digits, EveryFifthIsForTesting) {
  const DigitData data = digit_data();
  EXPECT_EQ(digit_lines().size(), 1797u);
  EXPECT_EQ(data.unseen.count(), 360u);
  EXPECT_EQ(data.seen.count(), 1437u);
  EXPECT_EQ(data.seen.pixels.size(), 1437 * kDigitPixels);
  // The file begins with 0, 1, ..., 9, 0, 1, ...: 0 and 5 are for testing.
  EXPECT_EQ(std::vector<int>(data.unseen.labels.begin(), data.unseen.labels.begin() + 4),
            (std::vector<int>{0, 5, 0, 5}));
  EXPECT_EQ(std::vector<int>(data.seen.labels.begin(), data.seen.labels.begin() + 8),
            (std::vector<int>{1, 2, 3, 4, 6, 7, 8, 9}));
}

TEST(Digits, EachLineHasAllItsPixelsAndALabel) {
  for (const DigitLine& line : digit_lines()) {
    const std::string_view text(line);
    ASSERT_EQ(text.size(), kDigitPixels + 2);
    EXPECT_EQ(text.find_first_not_of("0123456789ABCDEFG"), kDigitPixels);
    EXPECT_EQ(text[kDigitPixels], ' ');
    EXPECT_TRUE(text.back() >= '0' && text.back() <= '9');
  }
}

// The digit counts that the data set's description gives for its test set.
TEST(Digits, EachClassHasAsManyAsTheSourceSays) {
  const DigitData data = digit_data();
  std::vector<int> counts(kDigitClasses, 0);
  for (const Digits* digits : {&data.seen, &data.unseen}) {
    for (int label : digits->labels) ++counts[static_cast<std::size_t>(label)];
  }
  EXPECT_EQ(counts, (std::vector<int>{178, 182, 177, 183, 181, 182, 181, 179, 174, 180}));
}

TEST(Digits, PixelsAreSixteenthsFromZeroToOne) {
  const DigitData data = digit_data();
  for (double pixel : data.seen.pixels) {
    EXPECT_EQ(pixel * 16, std::round(pixel * 16));
    EXPECT_TRUE(pixel >= 0 && pixel <= 1);
  }
  // The first line of the file: 0, 0, 5, 13, 9, 1, 0, 0.
  const std::vector<double> row(data.unseen.pixels.begin(), data.unseen.pixels.begin() + 8);
  EXPECT_EQ(row, (std::vector<double>{0, 0, 5 / 16., 13 / 16., 9 / 16., 1 / 16., 0, 0}));
  DigitCounts counts = {};
  counts[2] = 5;
  EXPECT_EQ(pixels_of(counts)[2], row[2]);
}

}  // namespace
}  // namespace surprisal::test
