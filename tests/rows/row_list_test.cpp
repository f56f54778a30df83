// Checks that rows are sorted by their numbers, and that the background thread serves the latest request.
#include "desk/row_list.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "desk/desk.h"
#include "desk/rows.h"
#include "some_file.h"

namespace surprisal::test {
namespace {

// The numbers of a file whose rows have these entropies.
std::shared_ptr<const RowFile> with_entropies(std::vector<double> entropies) {
  auto file = std::make_shared<RowFile>();
  file->numbers.predicted.resize(entropies.size());
  file->numbers.entropy = std::move(entropies);
  return file;
}

std::vector<std::uint32_t> sorted_plainly(const std::vector<double>& numbers, bool descending) {
  std::vector<std::uint32_t> rows(numbers.size());
  std::iota(rows.begin(), rows.end(), 0U);
  std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return descending ? numbers[a] > numbers[b] : numbers[a] < numbers[b];
  });
  return rows;
}

TEST(RowList, SortsAsAPlainSortDoes) {
  std::mt19937_64 random(3);
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const std::size_t count : {0, 1, 2, 7, 300, 5000}) {
    std::vector<double> numbers(count);
    for (double& number : numbers) {
      const double size = std::exp(std::uniform_real_distribution(-700.0, 700.0)(random));
      const std::uint64_t kind = random() % 10;
      number = kind == 0 ? 0.0 : kind == 1 ? -0.0 : kind == 2 ? kInfinity : kind == 3 ? -size : size;
      if (kind > 6) number = static_cast<double>(random() % 4);
    }
    const auto file = with_entropies(numbers);
    for (const bool descending : {false, true}) {
      EXPECT_EQ(sorted_rows(*file, RowColumn::Entropy, descending)->rows, sorted_plainly(numbers, descending))
          << count;
    }
  }
}

TEST(RowList, CanBeStopped) {
  std::stop_source stop;
  stop.request_stop();
  const RowListRequest wish = {made_up_file(), RowColumn::Row, true, RowGroup::Wrong, {}, nullptr};
  EXPECT_FALSE(list_rows(wish, stop.get_token()));
  EXPECT_TRUE(list_rows(wish));
}

RowList last_list(RowLister& lister) {
  std::optional<RowList> last;
  while (lister.is_busy()) std::this_thread::yield();
  while (std::optional<RowList> list = lister.take()) last = std::move(list);
  return last.value_or(RowList());
}

TEST(RowLister, ServesOnlyTheLatestRequest) {
  const auto file = made_up_file();
  RowLister lister;
  const std::vector<RowColumn> columns = {RowColumn::Loss, RowColumn::Entropy, RowColumn::Row,
                                          RowColumn::Label};
  for (int i = 0; i < 50; ++i) {
    RowListRequest wish = {file,   columns[static_cast<std::size_t>(i) % 4], i % 3 == 0, RowGroup::Wrong, {},
                           nullptr};
    lister.ask(wish);
    if (i % 7 != 0) continue;
    const RowList list = last_list(lister);
    EXPECT_EQ(list.shown, list_rows(wish)->shown) << i;
    EXPECT_EQ(list.sorted->column, wish.column);
    EXPECT_FALSE(lister.take()) << "once";
  }
}

TEST(RowLister, EndsAtOnceWithAPendingRequest) {
  for (int i = 0; i < 20; ++i) {
    RowLister lister;
    lister.ask({made_up_file(), RowColumn::Row, true, RowGroup::All, {}, nullptr});
  }
}

// Frames do not wait until many rows are sorted.
std::shared_ptr<const RowFile> many_rows() {
  constexpr std::size_t kRows = 50'000;
  std::vector<double> scores(2 * kRows);
  std::vector<std::int32_t> labels(kRows);
  for (std::size_t row = 0; row < kRows; ++row) {
    scores[2 * row] = std::sin(static_cast<double>(row));
    labels[row] = static_cast<std::int32_t>(row % 2);
  }
  return file_of(std::move(scores), 2, std::move(labels));
}

void wait_for_list(Desk& desk) {
  while (desk.rows.is_listing()) std::this_thread::yield();
  take_rows(desk);
}

TEST(RowsView, KeepsTheOldOrderOfManyRowsUntilTheNewOneIsThere) {
  Desk desk;
  const auto file = many_rows();
  show_rows(desk, file);
  const std::vector<std::uint32_t> before = desk.rows.shown;
  EXPECT_EQ(before, file->worst_first->rows);
  sort_rows(desk, RowColumn::Row);
  EXPECT_EQ(desk.rows.shown, before) << "nothing changes between frames";
  wait_for_list(desk);
  EXPECT_EQ(desk.rows.shown.front(), 0U);
  filter_rows_by(desk, "label = 1");
  sort_rows(desk, RowColumn::Row);
  wait_for_list(desk);
  EXPECT_EQ(desk.rows.shown.size(), before.size() / 2);
  EXPECT_EQ(desk.rows.shown.front(), 49'999U);
}

TEST(RowsView, ForgetsTheListOfAnEarlierFile) {
  Desk desk;
  show_rows(desk, many_rows());
  sort_rows(desk, RowColumn::Row);
  show_rows(desk, four_rows());
  wait_for_list(desk);
  EXPECT_EQ(desk.rows.shown.size(), 4U);
}

TEST(RowsView, SortsByTheLastConditionsThatWereUnderstood) {
  Desk desk;
  show_rows(desk, four_rows());
  filter_rows_by(desk, "label = cat");
  filter_rows_by(desk, "label =");
  sort_rows(desk, RowColumn::Row);
  EXPECT_EQ(desk.rows.shown, (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace surprisal::test
