// Checks that the rows of the test digits agree with the training run.
#include "desk/digit_rows.h"

#include <cmath>

#include "desk/row_reader.h"
#include "desk/rows.h"
#include "desk/test_digits.h"
#include "learn/training.h"
#include "testing.h"

namespace surprisal::test {
namespace {

// The same numbers as `surprisal train digits --json` prints.
TEST(DigitRows, HaveTheLossAndTheAccuracyOfTheRun) {
  session::DigitRun run;
  run.steps = 30;
  RowSource source;
  source.digits = run;
  const RowFileResult file = read_row_file(source);
  ASSERT_TRUE(file);
  const learn::DigitData data = learn::digit_data();
  const learn::Measures measures = learn::train({}, data, 30).curve.back();
  const data::Summary& summary = (*file)->overview.summary;
  EXPECT_EQ((*file)->count(), 360u);
  // The losses of rows are computed in single precision, and their mean is within 1e-7 of the exact one.
  EXPECT_NEAR(*summary.mean_loss, measures.unseen_loss, 1e-7 * measures.unseen_loss);
  EXPECT_NEAR(*summary.accuracy, measures.unseen_accuracy, 1e-15);
}

TEST(DigitRows, HaveThePicturesAndLabelsOfTheTestDigits) {
  session::DigitRun run;
  run.steps = 1;
  RowSource source;
  source.digits = run;
  const RowFileResult file = read_row_file(source);
  ASSERT_TRUE(file);
  const learn::Digits unseen = learn::digit_data().unseen;
  for (const std::size_t row : {0, 17, 359}) {
    EXPECT_EQ(picture_of_row(**file, row).has_value(), true);
    const std::vector<double> pixels = learn::pixels_of(*picture_of_row(**file, row));
    EXPECT_EQ(pixels, std::vector<double>(unseen.image(row).begin(), unseen.image(row).end()));
    EXPECT_EQ((*file)->rows.labels[row], unseen.labels[row]);
    EXPECT_EQ(digit_of_row(**file, row).test_digit, static_cast<int>(row));
  }
  EXPECT_FALSE(picture_of_row(**file, 360));
}

TEST(DigitRows, AreNotReplacedWhenAFileIsOpen) {
  Desk desk;
  RowSource own;
  own.file = "own.npy";
  desk.rows.source = own;
  RowFile file;
  file.source = own;
  desk.rows.file = std::make_shared<const RowFile>(std::move(file));
  show_data_view(desk);
  EXPECT_FALSE(desk.rows.is_reading());
  EXPECT_EQ(desk.rows.source, own);
}

}  // namespace
}  // namespace surprisal::test
