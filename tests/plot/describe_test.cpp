// Checks the description of a picture for people who cannot see it.
#include "plot/describe.h"

#include <limits>

#include "namespaces.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Plot plot_of(Chart chart) {
  Plot plot;
  plot.title = {"Loss of a cat", "猫的损失"};
  plot.rows = {{{{}, std::move(chart)}}};
  return plot;
}

Curve line(const Text& label) {
  Curve curve;
  curve.f = [](double x) { return x; };
  curve.label = label;
  return curve;
}

TEST(Description, SaysWhatTheAxesTheCurvesAndTheMarksShow) {
  Chart chart;
  chart.x.title = {"logit $z$", "logit $z$"};
  chart.y.title = {"loss (nats)", "损失（奈特）"};
  chart.curves = {line({"[[loss:cross-entropy]]", "[[loss:交叉熵]]"}), line({"squared error", "平方误差"})};
  chart.marks.push_back({{2, 0.126928}, {}, Shape::Circle, {"cat", "猫"}});
  chart.marks.push_back({{-1, 1}, {}, Shape::Circle, {"dog: 1.313", "狗：1.313"}});
  EXPECT_EQ(
      description_of(plot_of(chart), Language::English),
      "Loss of a cat. A chart of loss (nats) over logit z; 2 curves: cross-entropy, squared error; marked: "
      "cat (2, 0.127), dog: 1.313.");
  EXPECT_EQ(description_of(plot_of(chart), Language::Chinese),
            "猫的损失。一幅图，纵轴：损失（奈特），横轴：logit z；2 条曲线：交叉熵、平方误差；标出：猫 (2, "
            "0.127)、狗：1.313。");
}

TEST(Description, NamesEachBarWithItsValue) {
  Chart chart;
  chart.y.title = "p";
  chart.x.categories = {{0, {"cat", "猫"}, {}}, {1, {"dog", "狗"}, {}}};
  chart.bars = {{.at = 0, .to = 0.25, .ink = {}, .label = {}, .name = {}},
                {.at = 1, .to = std::numeric_limits<double>::infinity(), .ink = {}, .label = {}, .name = {}}};
  EXPECT_EQ(description_of(plot_of(chart), Language::English),
            "Loss of a cat. A chart of p; 2 bars: cat 0.25, dog ∞.");
}

TEST(Description, NamesFewerWhereThereAreMany) {
  Chart chart;
  for (int i = 0; i < 400; ++i) chart.curves.push_back(line("curve number " + std::to_string(i)));
  const std::string text = description_of(plot_of(chart), Language::English);
  EXPECT_LE(words_in(text), kMaxWordsOfDescription);
  EXPECT_NE(text.find("400 curves: curve number 0, curve number 1"), std::string::npos) << text;
  EXPECT_NE(text.find(" more."), std::string::npos) << text;
}

TEST(Description, HasNoLettersThatAScreenReaderSpellsOut) {
  Chart chart;
  chart.x.title = "𝑧 and 𝜃 and ℎ and 𝑃";
  EXPECT_EQ(description_of(plot_of(chart), Language::English),
            "Loss of a cat. A chart over z and θ and h and P.");
}

TEST(Description, OfAnEmptyPlotIsEmpty) { EXPECT_EQ(description_of({}, Language::English), ""); }

TEST(Description, CountsTwoChineseCharactersAsAWord) {
  EXPECT_EQ(words_in("one two  three"), 3u);
  EXPECT_EQ(words_in("交叉熵 z"), 3u);
}

}  // namespace
}  // namespace surprisal::test
