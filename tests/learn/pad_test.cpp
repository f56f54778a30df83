// Checks that what is drawn on the pad becomes a digit like those of the data set.
#include "learn/pad.h"

#include <numeric>

#include "drawn_digits.h"
#include "learn/random.h"
#include "learn/training.h"
#include "math/softmax.h"
#include "testing.h"

namespace surprisal::test {
namespace {

int ink_of(const DigitCounts& counts) { return std::accumulate(counts.begin(), counts.end(), 0); }

std::size_t seen_as(const Classifier& classifier, const Drawing& drawing) {
  return argmax(logits_of(classifier, pixels_of(counted(drawing))));
}

// ---- counting

TEST(Pad, NothingDrawnIsNoInk) {
  EXPECT_EQ(ink_of(counted({})), 0);
  EXPECT_EQ(ink_of(counted(fitted({}))), 0);
  EXPECT_EQ(ink_of(counted(fitted(drawn({Path{}})))), 0);
}

// A pen as wide as one of the 8x8 pixels, in the middle of a column, fills all 4x4 dots of each pixel.
TEST(Pad, CountsTheDotsOfEachBlock) {
  const double x = 2.5 / kDigitSide;
  const DigitCounts counts = counted(drawn({{{x, -0.2}, {x, 1.2}}}));
  for (std::size_t i = 0; i < kDigitPixels; ++i) {
    EXPECT_EQ(counts[i], i % kDigitSide == 2 ? kFullPixel : 0) << i;
  }
  // Halfway between two columns, it fills half of each.
  const DigitCounts halves = counted(drawn({{{3. / kDigitSide, -0.2}, {3. / kDigitSide, 1.2}}}));
  EXPECT_EQ(halves[2], 8);
  EXPECT_EQ(halves[3], 8);
}

TEST(Pad, ADotIsADisc) {
  // Its area in dots: pi/4 times the square of the width in dots, which is 4. The boundary of a disc of this
  // size passes through fewer than 4 * 4 dots.
  const int ink = ink_of(counted(drawn({{{0.5, 0.5}}})));
  EXPECT_NEAR(ink, std::numbers::pi / 4 * 16, 8);
}

TEST(Pad, TheEraserTakesInkAwayAndThePenPutsItBack) {
  const Path stroke = {{0.1, 0.5}, {0.9, 0.5}};
  Drawing drawing = drawn({stroke});
  const DigitCounts before = counted(drawing);
  drawing.push_back({PadTool::Eraser, 0.5, {{0.5, 0.2}, {0.5, 0.8}}});
  const DigitCounts erased = counted(drawing);
  EXPECT_LT(ink_of(erased), ink_of(before));
  EXPECT_EQ(erased[3 * kDigitSide + 3], 0);
  drawing.push_back({PadTool::Pen, kPenWidth, stroke});
  EXPECT_EQ(counted(drawing), before);
}

TEST(Pad, FarOutsideIsHarmless) {
  const Drawing far = drawn({{{-1e9, 1e9}, {1e9, -1e9}}, {{1e300, 1e300}}});
  EXPECT_LE(ink_of(counted(far)), 1024);
  EXPECT_LE(ink_of(counted(fitted(far))), 1024);
}

// ---- erasing

TEST(Pad, AnEraserCutsAStrokeInTwo) {
  Drawing drawing = drawn({{{0.1, 0.5}, {0.9, 0.5}}});
  drawing.push_back({PadTool::Eraser, 0.2, {{0.5, 0.5}}});
  const Drawing left = after_erasing(drawing);
  ASSERT_EQ(left.size(), 2u);
  // The points are at most 1/128 apart.
  EXPECT_NEAR(left[0].points.back().x, 0.4, 1. / 128);
  EXPECT_NEAR(left[1].points.front().x, 0.6, 1. / 128);
  for (const PadStroke& stroke : left) EXPECT_EQ(stroke.tool, PadTool::Pen);
}

TEST(Pad, AnEraserLeavesWhatItMissesAndWhatIsDrawnLater) {
  const Drawing pen = drawn({{{0.1, 0.1}, {0.9, 0.1}}});
  Drawing drawing = pen;
  drawing.push_back({PadTool::Eraser, 0.2, {{0.1, 0.9}, {0.9, 0.9}}});
  EXPECT_EQ(after_erasing(drawing), pen);
  drawing.push_back({PadTool::Pen, kPenWidth, {{0.1, 0.9}, {0.9, 0.9}}});
  EXPECT_EQ(after_erasing(drawing).size(), 2u);
  drawing.push_back({PadTool::Eraser, 4, {{0.5, 0.5}}});
  EXPECT_TRUE(after_erasing(drawing).empty());
  EXPECT_TRUE(fitted(drawing).empty());
}

// ---- fitting

// All digits of the data set fill the height, and 98 % of them take at most 20/32 of the width, to the
// nearest pixel.
TEST(Pad, AFittedDigitFillsTheHeightAndHasTheInkOfTheData) {
  for (int digit = 0; digit < 10; ++digit) {
    const DigitCounts counts = counted(fitted(drawn_digit(digit)));
    EXPECT_GT(std::accumulate(counts.begin(), counts.begin() + 8, 0), 0) << digit;
    EXPECT_GT(std::accumulate(counts.end() - 8, counts.end(), 0), 0) << digit;
    for (std::size_t row = 0; row < kDigitSide; ++row) {
      EXPECT_EQ(counts[row * kDigitSide], 0) << digit;
      EXPECT_EQ(counts[row * kDigitSide + 7], 0) << digit;
    }
    EXPECT_NEAR(ink_of(counts), 312, 8) << digit;  // a slightly larger width can add a few dots at once
  }
}

// The position, size and width of a drawing do not matter, except for the rounding of dots at its edge.
TEST(Pad, PlaceAndSizeDoNotMatter) {
  for (int digit = 0; digit < 10; ++digit) {
    const DigitCounts expected = counted(fitted(drawn_digit(digit)));
    for (const double size : {0.3, 0.7, 1.2}) {
      const DigitCounts counts = counted(fitted(scaled(drawn_digit(digit), size, size, {0.3, 0.6})));
      for (std::size_t i = 0; i < kDigitPixels; ++i) EXPECT_NEAR(counts[i], expected[i], 2) << digit;
    }
  }
}

TEST(Pad, AFittedDrawingStaysWhereItIs) {
  for (int digit = 0; digit < 10; ++digit) {
    const Drawing once = fitted(drawn_digit(digit));
    const Drawing twice = fitted(once);
    ASSERT_EQ(once.size(), twice.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
      for (std::size_t j = 0; j < once[i].points.size(); ++j) {
        EXPECT_NEAR(once[i].points[j].x, twice[i].points[j].x, 1. / 128) << digit;
        EXPECT_NEAR(once[i].points[j].y, twice[i].points[j].y, 1. / 128) << digit;
      }
    }
  }
}

TEST(Pad, AWideDigitIsSqueezed) {
  const DigitCounts wide = counted(fitted(scaled(drawn_digit(0), 1.8, 1, {0.5, 0.5})));
  const DigitCounts wider = counted(fitted(scaled(drawn_digit(0), 2, 1, {0.5, 0.5})));
  EXPECT_EQ(wide, wider);
  for (std::size_t row = 0; row < kDigitSide; ++row) {
    EXPECT_EQ(wide[row * kDigitSide], 0);
    EXPECT_EQ(wide[row * kDigitSide + 7], 0);
  }
  EXPECT_GT(std::accumulate(wide.begin(), wide.begin() + 8, 0), 0);
}

TEST(Pad, AFlatLineAndADotAreNotBlownUp) {
  const DigitCounts flat = counted(fitted(drawn({{{0.2, 0.5}, {0.8, 0.52}}})));
  EXPECT_EQ(std::accumulate(flat.begin(), flat.begin() + 8, 0), 0);
  EXPECT_EQ(std::accumulate(flat.end() - 8, flat.end(), 0), 0);
  EXPECT_LE(ink_of(counted(fitted(drawn({{{0.2, 0.2}}})))), 100);
  const DigitCounts tiny = counted(fitted(drawn({{{0.2, 0.2}, {0.2, 0.22}}})));
  EXPECT_EQ(std::accumulate(tiny.begin(), tiny.begin() + 8, 0), 0);
  EXPECT_EQ(std::accumulate(tiny.end() - 8, tiny.end(), 0), 0);
}

// ---- what a classifier sees

class DrawnDigits : public testing::Test {
 protected:
  DigitData data = digit_data();
  Classifier classifier = train({}, data, 200).classifier;
};

TEST_F(DrawnDigits, EachIsClassifiedCorrectly) {
  for (int digit = 0; digit < 10; ++digit) {
    const Drawing drawing = fitted(drawn_digit(digit));
    EXPECT_EQ(seen_as(classifier, drawing), static_cast<std::size_t>(digit)) << picture_of(counted(drawing));
  }
}

// Drawn with an unsteady hand: of any size and position, slanted, wider or narrower, and shaky. The
// classifier gets 94 % of the digits of the data set right, so it should do as well on these; with 1,000 of
// them, the standard error is 0.8 %.
TEST_F(DrawnDigits, UnsteadyDrawingsNeedFittingToBeReadLikeTheData) {
  Random random(1, 0);
  int right = 0;
  int right_without_fitting = 0;
  for (int i = 0; i < 1000; ++i) {
    const double size = random.uniform(0.4, 1.2);
    const double slant = random.uniform(-0.15, 0.15);
    const PadPoint middle = {random.uniform(0.4, 0.6), random.uniform(0.4, 0.6)};
    const Drawing steady = scaled(drawn_digit(i % 10), size * random.uniform(0.85, 1.2), size, middle);
    const Drawing drawing = moved(steady, [&](PadPoint p) {
      return PadPoint{p.x - slant * (p.y - 0.5) + random.uniform(-0.01, 0.01),
                      p.y + random.uniform(-0.01, 0.01)};
    });
    const auto digit = static_cast<std::size_t>(i % 10);
    right += seen_as(classifier, fitted(drawing)) == digit ? 1 : 0;
    right_without_fitting += seen_as(classifier, drawing) == digit ? 1 : 0;
  }
  RecordProperty("right", right);
  RecordProperty("right_without_fitting", right_without_fitting);
  EXPECT_GE(right, 920);
  EXPECT_LE(right_without_fitting, 500);
}

}  // namespace
}  // namespace surprisal::test
