// Checks the data view with two models on the same rows: the comparison, and that the table does not change.
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <thread>

#include "desk/desk.h"
#include "desk/files.h"
#include "desk/rows.h"
#include "desk/rows_csv.h"
#include "some_file.h"

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

// Probabilities with obvious losses: the first model gives the labels 1/2, 1/4, 1/8 and 1/2, the second model
// 1/4, 1/4, 1/2 and 1/8. The last row is ignored.
constexpr const char* kFirst = "a,b,label\n0.5,0.5,0\n0.75,0.25,1\n0.125,0.875,0\n0.5,0.5,-1\n";
constexpr const char* kSecond = "a,b,label\n0.25,0.75,0\n0.75,0.25,1\n0.5,0.5,0\n0.125,0.875,-1\n";
const double kBit = std::log(2);

class TwoModels : public testing::Test {
 protected:
  TwoModels() {
    fs::create_directories(folder);
    open_rows(desk, {write("first.csv", kFirst), "", {}});
    wait(desk);
  }
  ~TwoModels() override { fs::remove_all(folder); }

  fs::path write(const char* name, const std::string& text) const {
    std::ofstream(folder / name) << text;
    return folder / name;
  }

  static void wait(Desk& desk) {
    while (desk.rows.is_reading()) {
      take_rows(desk);
      std::this_thread::yield();
    }
  }

  void compare(const fs::path& other) {
    compare_rows(desk, other);
    wait(desk);
  }

  Desk desk;
  RowsView& rows = desk.rows;
  const fs::path folder = fs::temp_directory_path() / ("surprisal-two-models-" + std::to_string(getpid()));
};

using Places = std::vector<std::uint32_t>;

TEST_F(TwoModels, HaveTheDifferenceOfTheirLossesInEachRow) {
  ASSERT_TRUE(can_compare_rows(desk));
  compare(write("second.csv", kSecond));
  ASSERT_EQ(rows.fault, Text());
  ASSERT_TRUE(rows.file->other);
  const double expected[] = {kBit, 0, -2 * kBit};
  for (std::size_t row = 0; row < 3; ++row)
    EXPECT_NEAR(number_of(*rows.file, RowColumn::Difference, row), expected[row], 1e-9) << row;
  EXPECT_TRUE(std::isnan(number_of(*rows.file, RowColumn::Difference, 3))) << "ignored";
  const data::Comparison& all = rows.file->other->comparison;
  EXPECT_NEAR(*all.mean, -kBit / 3, 1e-9);
  // The deviations from the mean are 4/3, 1/3 and -5/3 bits.
  EXPECT_NEAR(*all.standard_error, kBit * std::sqrt((16. + 1 + 25) / 9 / 2 / 3), 1e-9);
  EXPECT_EQ(all.better, 1U);
  EXPECT_EQ(all.worse, 1U);
  EXPECT_NEAR(*rows.file->other->mean_loss, kBit * (2 + 2 + 1) / 3, 1e-9);
}

TEST_F(TwoModels, AreSortedAndFilteredByTheDifference) {
  compare(write("second.csv", kSecond));
  sort_rows(desk, RowColumn::Difference);
  EXPECT_EQ(rows.shown, (Places{0, 1, 2, 3})) << "rows where the other model is worse come first";
  sort_rows(desk, RowColumn::Difference);
  EXPECT_EQ(rows.shown, (Places{2, 1, 0, 3}));
  filter_rows_by(desk, "difference < 0");
  EXPECT_EQ(rows.shown, Places{2});
  Session in_bits = desk.session();
  in_bits.base = math::Base::Two;
  desk.edit(in_bits, {"Bits", "比特"});
  filter_rows_by(desk, "差值 > 0.9");
  EXPECT_EQ(rows.shown, Places{0}) << "1 bit is 0.69 nats";
}

TEST_F(TwoModels, LeaveTheTableAsItIs) {
  sort_rows(desk, RowColumn::Row);
  filter_rows_by(desk, "p < 0.5");
  choose_row(desk, 2);
  const Places shown = rows.shown;
  compare(write("second.csv", kSecond));
  EXPECT_EQ(rows.shown, shown);
  EXPECT_EQ(rows.query, "p < 0.5");
  EXPECT_EQ(rows.chosen, 2U);
  stop_comparing_rows(desk);
  wait(desk);
  EXPECT_FALSE(rows.file->other);
  EXPECT_TRUE(rows.source.with.empty());
  EXPECT_EQ(rows.shown, shown);
  EXPECT_EQ(rows.chosen, 2U);
}

TEST_F(TwoModels, ForgetOnlyTheDifferencesWhenTheComparisonIsClosed) {
  compare(write("second.csv", kSecond));
  sort_rows(desk, RowColumn::Difference);
  filter_rows_by(desk, "difference > 0");
  stop_comparing_rows(desk);
  wait(desk);
  EXPECT_EQ(rows.column, RowColumn::Loss);
  EXPECT_EQ(rows.query, "");
  EXPECT_EQ(rows.shown, (Places{2, 1, 0, 3}));
}

TEST_F(TwoModels, OfOtherRowsAreNotCompared) {
  const struct {
    const char* text;
    const char* said;
  } faults[] = {{"a,b,label\n0.5,0.5,0\n", "the other has 1"},
                {"a,b,label\n0.5,0.5,1\n0.75,0.25,1\n0.5,0.5,0\n0.5,0.5,-1\n", "different labels in row 0"},
                {"a,b\n0.5,0.5\n0.5,0.5\n0.5,0.5\n0.5,0.5\n", "labels"},
                {"a,b,label\n0.5,x,0\n", "other.csv"}};
  const auto before = rows.file;
  for (const auto& fault : faults) {
    compare(write("other.csv", fault.text));
    EXPECT_NE(rows.fault.en.find(fault.said), std::string::npos) << rows.fault.en;
    EXPECT_NE(rows.fault.en.find("other.csv"), std::string::npos) << rows.fault.en;
    EXPECT_NE(rows.fault.zh, rows.fault.en);
    EXPECT_EQ(rows.file, before);
  }
  compare(write("second.csv", kSecond));
  EXPECT_EQ(rows.fault, Text());
  EXPECT_TRUE(rows.file->other);
}

TEST_F(TwoModels, AreKeptInASession) {
  compare(write("second.csv", kSecond));
  const fs::path session = folder / "s.surprisal";
  ASSERT_TRUE(save_to(desk, session));
  for (const bool is_there : {true, false}) {
    if (!is_there) fs::remove(folder / "second.csv");
    Desk again;
    open_file(again, session);
    wait(again);
    ASSERT_TRUE(again.rows.file);
    EXPECT_EQ(again.rows.file->source.file, folder / "first.csv");
    EXPECT_EQ(again.rows.file->other.has_value(), is_there);
    EXPECT_EQ(again.message.text.en.find("second.csv") == std::string::npos, is_there)
        << again.message.text.en;
  }
}

TEST_F(TwoModels, AreReadAgainWithTheFirstOne) {
  compare(write("second.csv", kSecond));
  write("first.csv", kSecond);
  begin_reading_choices(desk);
  read_as_chosen(desk);
  wait(desk);
  ASSERT_TRUE(rows.file->other);
  EXPECT_EQ(rows.file->other->comparison.mean, 0.0) << "the same numbers now";
}

TEST_F(TwoModels, AreSavedAsCsvWithTheDifference) {
  compare(write("second.csv", kSecond));
  const std::string csv =
      rows_as_csv(rows.file->rows, rows.file->numbers, math::Base::Two, &rows.file->other->comparison);
  EXPECT_NE(csv.find(",difference_bits\n"), std::string::npos);
  EXPECT_EQ(csv.back(), '\n');
  EXPECT_EQ(csv[csv.size() - 2], ',') << "the ignored row has none";
  const std::string alone = rows_as_csv(rows.file->rows, rows.file->numbers, math::Base::Two);
  EXPECT_EQ(alone.find("difference"), std::string::npos);
}

TEST(OneModel, IsNotComparedWithoutLabelsOrWithoutAFile) {
  Desk desk;
  EXPECT_FALSE(can_compare_rows(desk));
  open_synthetic_rows(desk);
  EXPECT_FALSE(can_compare_rows(desk));
  show_rows(desk, file_of({1, 2, 3, 4}, 2, {}));
  EXPECT_FALSE(can_compare_rows(desk));
}

}  // namespace
}  // namespace surprisal::test
