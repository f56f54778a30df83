// Checks that the figures of rows show the rows that they are given, and say why if there is nothing to show.
#include <cmath>

#include "desk/row_query.h"
#include "desk/rows.h"
#include "figures/catalogue.h"
#include "plot/lay_out.h"
#include "shared_fonts.h"
#include "some_file.h"

namespace surprisal::test {
namespace {

std::vector<const Figure*> row_figures() {
  std::vector<const Figure*> all;
  for (const Figure& figure : catalogue()) {
    if (figure.build_rows != nullptr) all.push_back(&figure);
  }
  return all;
}

Plot plot_for(const Figure& figure, const std::shared_ptr<const RowFile>& file) {
  const ShownRows rows = rows_to_show(file);
  return plot_of(figure, Session{}, &rows);
}

const Chart& chart_in(const Plot& plot) { return std::get<Chart>(plot.rows.at(0).at(0).content); }

TEST(RowFigures, AreFour) { EXPECT_EQ(row_figures().size(), 4U); }

TEST(RowFigures, ShowAnExampleWithoutAFileAndSaySo) {
  for (const Figure* figure : row_figures()) {
    EXPECT_NE(plot_of(*figure, {}, nullptr).note.en.find("example"), std::string::npos) << figure->id;
    EXPECT_EQ(plot_for(*figure, made_up_file()).note.en.find("example"), std::string::npos) << figure->id;
  }
}

TEST(RowFigures, SayWhyWithoutLabels) {
  const auto file = file_of({1, 2, 3, 4}, 2, {});
  for (const Figure* figure : row_figures()) {
    const Plot plot = plot_for(*figure, file);
    EXPECT_TRUE(std::holds_alternative<Cover>(plot.rows[0][0].content)) << figure->id;
  }
}

TEST(RowFigures, CanBeLaidOutForUnusualRows) {
  const double far = 1e30;
  const std::shared_ptr<const RowFile> files[] = {
      file_of({1, 2}, 2, {0}),
      file_of({1, 2, 3, 4}, 2, {data::kIgnored, data::kIgnored}),
      file_of({far, -far, far, -far}, 2, {0, 1}),
      file_of({1, 0, 1, 0}, 2, {1, 1}, data::Kind::Probabilities),
      file_of({5, 5, 5, 5}, 2, {0, 1}),
  };
  for (const auto& file : files) {
    for (const Figure* figure : row_figures()) {
      const Plot plot = plot_for(*figure, file);
      for (const SceneShape& shape : lay_out(plot, {0, 0, 700, 400}, {fonts()}).shapes) {
        if (const auto* box = std::get_if<shape::Box>(&shape)) {
          EXPECT_TRUE(std::isfinite(box->rect.left + box->rect.width)) << figure->id;
        }
      }
    }
  }
}

TEST(Losses, HaveABarForEachBinWithItsRows) {
  const auto file = made_up_file();
  const Plot plot = plot_for(*find_figure("losses"), file);
  const Chart& chart = chart_in(plot);
  double rows = 0;
  for (const Bar& bar : chart.bars) rows += bar.to;
  EXPECT_EQ(rows, file->count());
  // The line ends at 100 % of the loss, which is at the top of the axis.
  EXPECT_NEAR(chart.curves.at(0).points.back().y, chart.y.range->high, 1e-9 * chart.y.range->high);
  EXPECT_EQ(chart.right_names.back().label.en, "100%");
}

TEST(Reliability, HasAMarkInEachIntervalOfABinWithRows) {
  const auto file = made_up_file();
  const Plot plot = plot_for(*find_figure("reliability"), file);
  std::size_t bins = 0;
  for (const data::ReliabilityBin& bin : file->overview.reliability.bins) {
    if (bin.count == 0) continue;
    const Mark& mark = chart_in(plot).marks.at(bins++);
    ASSERT_TRUE(mark.interval);
    EXPECT_EQ(mark.interval->low, bin.wilson.low);
    EXPECT_EQ(mark.interval->high, bin.wilson.high);
    EXPECT_GE(mark.at.y, mark.interval->low);
    EXPECT_LE(mark.at.y, mark.interval->high);
    EXPECT_GE(mark.at.x, bin.low);
    EXPECT_LE(mark.at.x, bin.high);
  }
  EXPECT_EQ(chart_in(plot).marks.size(), bins);
}

TEST(TemperatureFit, MarksTheTemperatureThatIsChosen) {
  const auto file = made_up_file();
  const Figure& figure = *find_figure("temperature-fit");
  ShownRows rows = rows_to_show(file);
  const std::size_t before = chart_in(plot_of(figure, {}, &rows)).marks.size();
  rows.temperature = 3;
  const Plot plot = plot_of(figure, {}, &rows);
  ASSERT_EQ(chart_in(plot).marks.size(), before + 1);
  EXPECT_EQ(chart_in(plot).marks.back().at.x, 3);
}

TEST(ConfusionLoss, AddsUpToAllOfTheLoss) {
  const Plot plot = plot_for(*find_figure("confusion-loss"), made_up_file());
  const auto& map = std::get<HeatMap>(plot.rows[0][0].content);
  double sum = 0;
  for (double value : map.values) sum += value;
  EXPECT_NEAR(sum, 100, 1e-9);
  EXPECT_EQ(map.picked.size(), 10U);
}

// ---- what a click or a drag filters by

std::size_t rows_found(const std::string& query, const RowFile& file, math::Base base) {
  const Result<RowQuery> read = parse_row_query(query, file.rows.class_names, base);
  EXPECT_TRUE(read) << query;
  std::size_t count = 0;
  for (std::size_t row = 0; read && row < file.count(); ++row) count += matches(*read, file, row);
  return count;
}

TEST(RowsAt, AreThoseOfTheBarInEveryUnit) {
  const auto file = made_up_file();
  const ShownRows rows = rows_to_show(file);
  const Figure& figure = *find_figure("losses");
  for (const math::Base base : {math::Base::E, math::Base::Two, math::Base::Ten}) {
    Session session;
    session.base = base;
    for (const data::LossBin& bin : file->overview.losses.bins) {
      const Point middle = {math::from_nats(std::sqrt(bin.low * bin.high), base), 1};
      EXPECT_EQ(rows_found(figure.rows_at(rows, session, middle), *file, base), bin.count) << bin.low;
    }
  }
}

std::string query_of(const data::ReliabilityBin& bin, const ShownRows& rows) {
  return find_figure("reliability")->rows_at(rows, Session(), {(bin.low + bin.high) / 2, 0.5});
}

TEST(RowsAt, AreThoseOfTheBinAndOfTheCell) {
  const auto file = made_up_file();
  const ShownRows rows = rows_to_show(file);
  for (const data::ReliabilityBin& bin : file->overview.reliability.bins) {
    const std::string query = query_of(bin, rows);
    EXPECT_NEAR(static_cast<double>(rows_found(query, *file, math::Base::E)), static_cast<double>(bin.count),
                1)
        << "edges have six digits";
  }
  const Figure& confusion = *find_figure("confusion-loss");
  EXPECT_EQ(confusion.rows_at(rows, Session(), {3.5, 2.5}), "label = 2  predicted = 3");
  EXPECT_EQ(confusion.rows_at(rows, Session(), {10.5, 2.5}), "");
  EXPECT_EQ(confusion.rows_at(rows, Session(), {-0.5, 2.5}), "");
}

TEST(RowsAt, AreNotTheIgnoredRowsOfTheBin) {
  const auto file = four_rows();
  const ShownRows rows = rows_to_show(file);
  for (const data::ReliabilityBin& bin : file->overview.reliability.bins) {
    const std::string query = query_of(bin, rows);
    EXPECT_EQ(rows_found(query, *file, math::Base::E), bin.count) << query;
  }
}

TEST(RowsAt, AreThoseOfTheCellOfTheOtherClasses) {
  constexpr std::size_t kClasses = 18, kRows = 400;
  std::vector<double> scores(kRows * kClasses);
  std::vector<std::int32_t> labels(kRows);
  for (std::size_t row = 0; row < kRows; ++row) {
    scores[row * kClasses + row * 7 % kClasses] = 2;
    labels[row] = row % 10 == 0 ? data::kIgnored : static_cast<std::int32_t>(row * row % 31 % kClasses);
  }
  const auto file = file_of(std::move(scores), kClasses, std::move(labels));
  const data::Confusion& confusion = file->overview.confusion;
  ASSERT_TRUE(confusion.others);
  for (std::size_t label = 0; label < confusion.size(); ++label) {
    for (std::size_t predicted = 0; predicted < confusion.size(); ++predicted) {
      const Point middle = {static_cast<double>(predicted) + 0.5, static_cast<double>(label) + 0.5};
      const std::string query = find_figure("confusion-loss")->rows_at(rows_to_show(file), Session(), middle);
      EXPECT_EQ(rows_found(query, *file, math::Base::E), confusion.counts[confusion.at(label, predicted)]);
    }
  }
}

TEST(RowsBetween, AreAConditionThatAPersonCanRead) {
  const auto file = made_up_file();
  const auto between = [&](double low, double high) {
    return find_figure("losses")->rows_between(rows_to_show(file), Session(), low, high);
  };
  const double first = file->overview.losses.bins.front().low, last = file->overview.losses.bins.back().high;
  EXPECT_EQ(between(0.5, 3.14159), "loss >= 0.500  loss < 3.14");
  EXPECT_EQ(between(first, 0.5), "loss < 0.500") << "also what lies below the axis";
  EXPECT_EQ(between(0.5, last), "loss >= 0.500") << "also what is infinite";
  EXPECT_EQ(between(first, last), "");
}

TEST(RowsBetween, ExistOnlyForRowFigures) {
  for (const Figure& figure : catalogue())
    EXPECT_TRUE(figure.build_rows != nullptr ||
                (figure.rows_at == nullptr && figure.rows_between == nullptr));
}

}  // namespace
}  // namespace surprisal::test
