// Checks the data view without a window: reading, sorting, filtering, and walking through the rows.
#include "desk/rows.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <thread>

#include "desk/desk.h"
#include "desk/files.h"
#include "desk/row_sample.h"
#include "desk/rows_csv.h"
#include "some_file.h"

namespace surprisal::test {
namespace {

std::string data_file(const char* name) {
  return std::string(SURPRISAL_TEST_FOLDER) + "/../data/files/" + name;
}

void wait_for_rows(Desk& desk) {
  while (desk.rows.is_reading()) {
    take_rows(desk);
    std::this_thread::yield();
  }
}

TEST(RowsView, ReadsAFileInTheBackground) {
  Desk desk;
  open_rows(desk, {data_file("f4_little.npy"), data_file("labels_i8.npy"), {}});
  EXPECT_EQ(desk.view.main, MainView::Data);
  wait_for_rows(desk);
  EXPECT_EQ(desk.rows.fault, Text());
  ASSERT_TRUE(desk.rows.file);
  EXPECT_EQ(desk.rows.shown.size(), desk.rows.file->count());
  EXPECT_EQ(desk.rows.chosen, std::size_t{desk.rows.shown.front()});
  EXPECT_TRUE(shown_rows(desk));
}

TEST(RowsView, FiltersByTheUnitThatIsShown) {
  Desk desk;
  open_synthetic_rows(desk);
  desk.rows.query = "loss > 1";
  filter_rows(desk);
  const std::vector<double>& losses = desk.rows.file->numbers.loss;  // in nats
  const auto with_more_than = [&](double nats) {
    return static_cast<std::size_t>(
        std::count_if(losses.begin(), losses.end(), [&](double loss) { return loss > nats; }));
  };
  EXPECT_EQ(desk.rows.shown.size(), with_more_than(1));
  Session in_bits = desk.session();
  in_bits.base = math::Base::Two;
  desk.edit(in_bits, {"Bits", "比特"});
  update_query_unit(desk);
  EXPECT_EQ(desk.rows.shown.size(), with_more_than(std::log(2)));
  EXPECT_GT(with_more_than(std::log(2)), with_more_than(1));
}

TEST(RowsView, SaysWhyAFileCannotBeReadAndKeepsTheRowsBefore) {
  Desk desk;
  show_rows(desk, four_rows());
  for (const char* name : {"complex.npy", "no such file.npy"}) {
    open_rows(desk, {data_file(name), "", {}});
    wait_for_rows(desk);
    EXPECT_FALSE(desk.rows.fault.en.empty()) << name;
    EXPECT_FALSE(desk.rows.fault.zh.empty()) << name;
    EXPECT_TRUE(desk.rows.file);
  }
}

TEST(RowsView, StopsReadingWhenAsked) {
  Desk desk;
  open_rows(desk, {data_file("f4_little.npy"), data_file("labels_i8.npy"), {}});
  stop_reading(desk);
  wait_for_rows(desk);
  EXPECT_EQ(desk.rows.fault, Text());
}

TEST(RowsView, TakesTheFileWithLabelsForTheLabels) {
  const RowSource one = source_of({"/tmp/labels.npy", "/tmp/predictions.npy"});
  EXPECT_EQ(one.file, "/tmp/predictions.npy");
  EXPECT_EQ(one.labels, "/tmp/labels.npy");
  const RowSource other = source_of({"/tmp/logits.npy", "/tmp/my_targets.npy"});
  EXPECT_EQ(other.labels, "/tmp/my_targets.npy");
  const RowSource by_size = source_of({data_file("labels_i1.npy"), data_file("f8_little.npy")});
  EXPECT_EQ(by_size.file, data_file("f8_little.npy"));
}

TEST(RowsView, SortsByAColumnAndTheOtherWayRound) {
  Desk desk;
  show_rows(desk, four_rows());
  using Rows = std::vector<std::uint32_t>;
  EXPECT_EQ(desk.rows.shown, (Rows{2, 1, 0, 3})) << "worst first, without a label last";
  sort_rows(desk, RowColumn::Row);
  EXPECT_EQ(desk.rows.shown, (Rows{0, 1, 2, 3}));
  sort_rows(desk, RowColumn::Row);
  EXPECT_EQ(desk.rows.shown, (Rows{3, 2, 1, 0}));
}

TEST(RowsView, FiltersAndKeepsTheRowsWhileAQueryIsHalfTyped) {
  Desk desk;
  show_rows(desk, four_rows());
  filter_rows_by(desk, "label = cat");
  EXPECT_EQ(desk.rows.shown, (std::vector<std::uint32_t>{1, 0}));
  filter_rows_by(desk, "label =");
  EXPECT_EQ(desk.rows.shown.size(), 2U);
  EXPECT_FALSE(desk.rows.query_fault.empty());
  filter_rows_by(desk, "");
  EXPECT_EQ(desk.rows.shown.size(), 4U);
  EXPECT_TRUE(desk.rows.query_fault.empty());
}

TEST(RowsView, WalksThroughRowsInOneUndoStep) {
  Desk desk;
  show_rows(desk, made_up_file());
  open_data_view(desk);
  const Session before = desk.session();
  for (int i = 0; i < 5; ++i) walk_rows(desk, 1);
  walk_rows(desk, -2);
  EXPECT_EQ(place_of_chosen(desk.rows), 3U);
  EXPECT_EQ(desk.session(), with_row(before, sample_of_row(*desk.rows.file, *desk.rows.chosen)));
  desk.workspace.undo();
  EXPECT_EQ(desk.session(), before);
  EXPECT_FALSE(desk.workspace.history().can_undo());
}

TEST(RowsView, StopsAtTheEndsOfTheList) {
  Desk desk;
  show_rows(desk, four_rows());
  walk_rows(desk, -1);
  EXPECT_EQ(place_of_chosen(desk.rows), 0U);
  walk_rows(desk, 100);
  EXPECT_EQ(place_of_chosen(desk.rows), 3U);
  filter_rows_by(desk, "p > 2");
  walk_rows(desk, 1);
  EXPECT_TRUE(desk.rows.shown.empty());
}

TEST(RowsView, HasNothingToSaveAfterBrowsingRows) {
  Desk desk;
  show_rows(desk, four_rows());
  walk_rows(desk, 1);
  EXPECT_FALSE(desk.workspace.is_changed());
}

TEST(RowsView, OpensARowInThePlayground) {
  Desk desk;
  show_rows(desk, four_rows());
  open_data_view(desk);
  choose_row(desk, 1);
  open_row_in_playground(desk);
  EXPECT_NE(desk.view.main, MainView::Data);
  EXPECT_EQ(desk.session().logits, (std::vector<double>{1, 1.5, 0}));
  EXPECT_EQ(desk.session().class_names[1].en, "dog");
}

TEST(RowsView, RereadsWithTheChosenOptions) {
  Desk desk;
  open_rows(desk, {data_file("f4_little.npy"), data_file("labels_i8.npy"), {}});
  wait_for_rows(desk);
  begin_reading_choices(desk);
  desk.rows.choices->ignore = "many";
  read_as_chosen(desk);
  EXPECT_FALSE(desk.rows.choices->fault.empty());
  desk.rows.choices->ignore = "1";
  read_as_chosen(desk);
  EXPECT_FALSE(desk.rows.choices);
  wait_for_rows(desk);
  EXPECT_EQ(desk.rows.source.reading.ignore, 1);
  ASSERT_TRUE(desk.rows.file);
  EXPECT_EQ(desk.rows.file->source, desk.rows.source);
}

TEST(RowsCsv, HasTheRowsThatAreShownInTheirOrder) {
  const auto file = four_rows();
  const std::vector<std::uint32_t> which = {2, 0};
  const std::string csv = rows_as_csv(file->rows, file->numbers, math::Base::E, which);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
  EXPECT_LT(csv.find("\n2,2,"), csv.find("\n0,0,"));
}

}  // namespace
}  // namespace surprisal::test
