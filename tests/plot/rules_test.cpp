// Checks that the layout drops what a reader needs least if there is little room: spacing before text, text
// before numbers, and whole rows or groups of numbers rather than a few of them without notice.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "base/wording.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "scene_text.h"
#include "shared_fonts.h"
#include "soundness.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Rect box_of(const Scene& scene, const std::string& text) {
  for (const shape::Label& label : labels_of(scene)) {
    if (label.text == text) return label.box;
  }
  ADD_FAILURE() << "\"" << text << "\" is not written";
  return {};
}

template <typename Content>
Scene scene_of(const Content& content, double width, double height, Language language = Language::English) {
  Plot plot;
  plot.rows = {{{{}, content}}};
  return lay_out(plot, {0, 0, width, height}, {fonts(), ThemeName::Light, language});
}

Cell number(double value, const char* text) {
  Cell cell{Text(text), Ink()};
  cell.value = value;
  return cell;
}

// The length of lines of any colour under a box; text on a curve is hard to read.
double lines_through(const Scene& scene, const Rect& box) {
  double length = 0;
  for (const SceneShape& shape : scene.shapes) {
    const auto* line = std::get_if<shape::Line>(&shape);
    if (line == nullptr || line->stroke.width < 1.5) continue;  // grid and leaders are thin
    for (std::size_t i = 1; i < line->points.size(); ++i) {
      const Point a = line->points[i - 1];
      const Point b = line->points[i];
      const int steps = 1 + static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) * 4);
      for (int s = 0; s < steps; ++s) {
        const double t = (s + 0.5) / steps;
        const Rect dot = {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, 0, 0};
        if (box.contains(dot)) length += std::hypot(b.x - a.x, b.y - a.y) / steps;
      }
    }
  }
  return length;
}

// ---- tables

Table two_columns() {
  Table table;
  table.heads = {{"row", Ink()}, {"words", Ink()}, {"numbers", Ink()}};
  table.rows = {{{"a", Ink()}, {"short", Ink()}, number(1, "1.000")},
                {{"b", Ink()}, {"rather longer", Ink()}, number(20.5, "20.50")}};
  return table;
}

TEST(ATable, AlignsTextLeftAndNumbersRight) {
  const Scene scene = scene_of(two_columns(), 800, 300);
  EXPECT_DOUBLE_EQ(box_of(scene, "short").left, box_of(scene, "rather longer").left);
  EXPECT_DOUBLE_EQ(box_of(scene, "short").left, box_of(scene, "words").left);
  EXPECT_NEAR(box_of(scene, "1.000").right(), box_of(scene, "20.50").right(), 1e-9);
  EXPECT_NEAR(box_of(scene, "1.000").right(), box_of(scene, "numbers").right(), 1e-9);
}

TEST(ATable, CutsTextBeforeDigits) {
  Table table = two_columns();
  table.rows[0][1].text =
      "a cell of so many words that no small picture has any room for all of them at once";
  const Scene scene = scene_of(table, 320, 240);
  EXPECT_TRUE(says(scene, "1.000"));
  EXPECT_TRUE(says(scene, "20.50"));
}

// A wrapped text has all of its words.
TEST(ATable, WrapsTextBeforeItCutsIt) {
  Table table;
  table.rows = {{{"eight words that take more than one line", Ink()}}};
  const Scene scene = scene_of(table, 220, 240);
  std::string all;
  for (const shape::Label& label : labels_of(scene)) all += (all.empty() ? "" : " ") + label.text;
  EXPECT_EQ(all, table.rows[0][0].text.en);
  EXPECT_GT(labels_of(scene).size(), 1u);
}

TEST(ATable, RoundsNumbersInsteadOfCuttingThem) {
  Table table;
  table.rows = {{{"name", Ink()},
                 number(0.00217852, "0.00217852"),
                 number(0.00217852, "0.00217852"),
                 number(-0.121122, "−0.121122")}};
  const Scene scene = scene_of(table, 240, 200);
  std::vector<std::string> numbers;
  for (const shape::Label& label : labels_of(scene)) {
    if (!label.text.starts_with("na")) numbers.push_back(label.text);
  }
  ASSERT_EQ(numbers.size(), 3u);
  for (const std::string& text : numbers) {
    EXPECT_EQ(text.find("…"), std::string::npos) << text;
    EXPECT_TRUE(std::string("0.00217852").starts_with(text.substr(0, 5)) || text.starts_with("−0.12"))
        << text;
    EXPECT_LT(text.size(), std::string("0.00217852").size());
  }
}

// "0.00…" is not 0.0022, and "1…" is not 12.
TEST(Numbers, AreNeverCut) {
  Table table;
  table.heads = {{"first", Ink()}, {"second", Ink()}, {"third", Ink()}};
  table.rows = {{{"a name", Ink()}, number(-123.456, "−123.456"), number(0.00217852, "0.00217852")}};
  Chart chart;
  for (int i = 0; i < 6; ++i) {
    chart.x.categories.push_back({static_cast<double>(i), "0.12345", Ink()});
    chart.marks.push_back(
        {{static_cast<double>(i), 0}, Ink(), Shape::Circle, "0.99999 is so near to 1 that it counts"});
  }
  for (double width = 60; width < 400; width += 5) {
    for (const Scene& scene : {scene_of(table, width, 200), scene_of(chart, width, 200)}) {
      for (const shape::Label& label : labels_of(scene)) {
        if (label.text.ends_with("…")) {
          EXPECT_GT(label.text[0], '9') << label.text;
          EXPECT_FALSE(label.text.starts_with("−")) << label.text;
        }
      }
    }
  }
}

// A table never loses numbers to a chart beside it, as long as they fit without the chart.
TEST(ATable, LosesNoNumberToAChartBesideIt) {
  Table table;
  std::vector<Cell> row = {{"sample", Ink()}};
  for (int i = 1; i <= 4; ++i) row.push_back(number(i / 7.0, shown(i / 7.0).c_str()));
  table.rows = {row};
  Plot plot;
  plot.rows = {{{{}, table}, {{}, Chart()}}};
  std::set<std::size_t> panels;
  for (double width = 240; width <= 900; width += 20) {
    const Scene scene = lay_out(plot, {0, 0, width, 240}, {fonts()});
    const auto labels = labels_of(scene);
    EXPECT_GE(std::count_if(labels.begin(), labels.end(),
                            [](const shape::Label& label) { return label.text.starts_with("0."); }),
              4)
        << width;
    panels.insert(scene.panels.size());
  }
  EXPECT_EQ(panels, (std::set<std::size_t>{1, 2}));
}

TEST(ATable, CountsTheRowsThatItLeavesOut) {
  Table table;
  table.heads = {{"row", Ink()}, {"value", Ink()}};
  for (int i = 1; i <= 40; ++i)
    table.rows.push_back({{("row " + std::to_string(i)).c_str(), Ink()}, number(i, "1")});
  table.rows.push_back({{"sum", Ink()}, number(40, "40")});
  table.foot_rows = 1;
  for (Language language : {Language::English, Language::Chinese}) {
    const Scene scene = scene_of(table, 480, 320, language);
    int rows = 0;
    int left_out = 0;
    for (const shape::Label& label : labels_of(scene)) {
      if (label.text.starts_with("row ")) ++rows;
      if (label.text.starts_with("and ")) left_out = std::stoi(label.text.substr(4));
      if (label.text.starts_with("另有 "))
        left_out = std::stoi(label.text.substr(std::string("另有 ").size()));
    }
    EXPECT_GT(rows, 3);
    EXPECT_EQ(rows + left_out, 40);
    EXPECT_TRUE(says(scene, "sum")) << "the foot stays";
  }
}

TEST(ATable, HasLargerTextIfItIsAlone) {
  Plot both;
  both.rows = {{{{}, two_columns()}, {{}, two_columns()}}};
  const Scene beside = lay_out(both, {0, 0, 1600, 600}, {fonts()});
  const Scene alone = scene_of(two_columns(), 1600, 600);
  EXPECT_GT(box_of(alone, "short").height, 1.1 * box_of(beside, "short").height);
}

// ---- panels

// If they were stacked, each would be low and wide, and a chart with equal units would be tiny.
TEST(PanelsInARow, StayBesideAChartWithEqualUnits) {
  Plot plot;
  plot.rows = {{{{}, Chart()}, {{}, Chart()}, {{}, Chart()}}};
  const auto rows = [&] {
    std::set<double> tops;
    for (const PlacedPanel& panel : lay_out(plot, {0, 0, 690, 560}, {fonts()}).panels)
      tops.insert(panel.area.top);
    return tops.size();
  };
  EXPECT_EQ(rows(), 3u);
  std::get<Chart>(plot.rows[0][0].content).equal_units = true;
  EXPECT_EQ(rows(), 1u);
}

// ---- titles and notes

TEST(ANote, TakesASecondLineBeforeItIsCut) {
  Plot plot;
  plot.note = {"A note of several words that is somewhat too long for one line of a small picture.",
               "一条稍长的注释，在小图中一行放不下，因此应当分成长短相近的两行，而不是被省略号截断。"};
  plot.rows = {{{{}, Chart()}}};
  for (Language language : {Language::English, Language::Chinese}) {
    const Scene scene = lay_out(plot, {0, 0, 400, 320}, {fonts(), ThemeName::Light, language});
    const double bottom = scene.frame.bottom() - 45;
    std::vector<std::string> lines;
    std::vector<double> widths;
    for (const shape::Label& label : labels_of(scene)) {
      if (label.box.top < bottom) continue;
      lines.push_back(label.text);
      widths.push_back(label.box.width);
    }
    ASSERT_EQ(lines.size(), 2u);
    const std::string between = language == Language::English ? " " : "";
    EXPECT_EQ(lines[0] + between + lines[1], plot.note.in(language));
    EXPECT_GT(std::min(widths[0], widths[1]), 0.6 * std::max(widths[0], widths[1]));
  }
}

TEST(ANote, IsCutAfterASentence) {
  Plot plot;
  plot.note = {
      "This sentence fits. The next one goes on for so long that two lines of a small picture cannot hold "
      "it, however narrow its letters may be.",
      "这一句放得下。下一句很长，长到在小图里两行都放不下，所以应当整句省去，而不是在一个词的中间用省略号截断"
      "，"
      "让人猜后面是什么。"};
  plot.rows = {{{{}, Chart()}}};
  const Scene scene = lay_out(plot, {0, 0, 400, 320}, {fonts()});
  EXPECT_TRUE(says(scene, "This sentence fits."));
  for (const shape::Label& label : labels_of(scene)) EXPECT_FALSE(label.text.ends_with("…")) << label.text;
}

TEST(ATitle, TakesASecondLineBeforeItIsCut) {
  Plot plot;
  plot.title = "A title that is somewhat too long for one line";
  plot.rows = {{{"A panel whose title is too long for one line as well", Chart()}}};
  const Scene scene = lay_out(plot, {0, 0, 320, 320}, {fonts()});
  std::string all;
  for (const shape::Label& label : labels_of(scene)) all += label.text + " ";
  for (const std::string& line : {plot.title.en, plot.rows[0][0].title.en})
    EXPECT_NE(all.find(line), std::string::npos) << all;
}

// ---- labels

// The label of a guide is within the plot, beside the guide and away from the curve.
TEST(AGuide, HasItsLabelAwayFromTheCurve) {
  for (const bool rising : {true, false}) {
    Chart chart;
    chart.x.range = chart.y.range = Range{0, 1};
    Curve curve;
    curve.f = [rising](double x) { return rising ? x : 1 - x; };
    curve.thickness = Thickness::Thick;
    chart.curves = {curve};
    for (const double at : {0.05, 0.3, 0.5, 0.7, 0.95}) {
      for (const auto direction : {Guide::Direction::Vertical, Guide::Direction::Horizontal}) {
        chart.guides = {{direction, at, Ink::Kind::Muted, Dash::Dotted, "here it is"}};
        const Scene scene = scene_of(chart, 480, 320);
        const Rect box = box_of(scene, "here it is");
        EXPECT_EQ(lines_through(scene, box.inset(1)), 0) << at << (rising ? " rising" : " falling");
        EXPECT_TRUE(scene.panels[0].area.inset(-8).contains(box));
      }
    }
  }
}

TEST(ABand, HasItsLabelBetweenTheGridLines) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  chart.bands = {{{}, {}, Range{0.2, 0.8}, {}, Ink(Quantity::Loss).faded(0.1), "a band"}};
  for (double high = 1; high < 2; high += 0.02) {
    chart.y.range = Range{0, high};
    const Scene scene = scene_of(chart, 800, 600);
    const Rect box = box_of(scene, "a band").inset(3.5);  // the letters without the space around them
    const double centre = box.centre().x;
    for (const SceneShape& shape : scene.shapes) {
      const auto* line = std::get_if<shape::Line>(&shape);
      if (line == nullptr || line->points.size() != 2 || line->points[0].y != line->points[1].y) continue;
      if (line->points[0].x > centre || line->points[1].x < centre) continue;
      EXPECT_FALSE(line->points[0].y > box.top && line->points[0].y < box.bottom());
    }
  }
}

// The label is near the end of the curve.
TEST(ACurve, HasItsBriefNameIfItsLabelHasNoRoom) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  Curve curve;
  curve.f = [](double x) { return x * x * x * x * x * x; };
  curve.thickness = Thickness::Thick;
  curve.label = "a label that is too long to stand beside the end of its curve";
  curve.name = "brief";
  chart.curves = {curve};
  const Scene scene = scene_of(chart, 320, 240);
  EXPECT_GT(box_of(scene, "brief").centre().x, scene.panels[0].area.centre().x);
}

TEST(AMark, HasItsNumberBelowItsNameIfTheyDoNotFitInOneLine) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  chart.marks = {{{0.1, 0.5}, Ink(), Shape::Circle, "cross-entropy 0.8789"}};
  const Scene scene = scene_of(chart, 190, 240);
  EXPECT_GT(box_of(scene, "0.8789").top, box_of(scene, "cross-entropy").top);
}

// Beside a steep curve, above a flat one.
TEST(ACurve, HasItsLabelBesideIt) {
  for (const double slope : {0.0, 1.0, -1.0, 30.0, -30.0}) {
    Chart chart;
    chart.x.range = chart.y.range = Range{-1, 1};
    Curve curve;
    curve.f = [slope](double x) { return slope * x; };
    curve.thickness = Thickness::Thick;
    curve.label = "the curve";
    chart.curves = {curve};
    const Scene scene = scene_of(chart, 480, 320);
    EXPECT_EQ(lines_through(scene, box_of(scene, "the curve")), 0) << slope;
  }
}

TEST(AMark, KeepsItsNumberIfItsNameHasNoRoom) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  chart.marks = {{{0.5, 0.5},
                  Ink(),
                  Shape::Circle,
                  "a class whose name is far too long for any picture of such a size 0.8789"}};
  const Scene scene = scene_of(chart, 320, 240);
  const auto labels = labels_of(scene);
  const auto cut = std::find_if(labels.begin(), labels.end(),
                                [](const auto& label) { return label.text.ends_with("… 0.8789"); });
  ASSERT_NE(cut, labels.end());
  EXPECT_TRUE(cut->text.starts_with("a class"));

  // Among curves the number may stay without its text, unless it means nothing alone.
  for (int i = 0; i <= 10; ++i) {
    Curve curve;
    curve.points = {{0.1 * i, 0}, {0.1 * i, 1}};
    curve.thickness = Thickness::Thick;
    chart.curves.push_back(curve);
  }
  chart.marks = {{{0.55, 0.5}, Ink(), Shape::Circle, "dog 0.7311"}};
  EXPECT_TRUE(says(scene_of(chart, 700, 320), "0.7311"));
  chart.marks[0].label = {"𝜃 = 0.1: 0.0387", "𝜃 = 0.1 时为 0.0387"};
  for (Language language : {Language::English, Language::Chinese})
    EXPECT_TRUE(says(scene_of(chart, 700, 320, language), "0.0387"));
  for (const char* whole : {"0 from 16.6", "they touch at 𝑥 = 1.25", "∞ below −709.8"}) {
    chart.marks[0].label = whole;
    for (const shape::Label& label : labels_of(scene_of(chart, 700, 320)))
      EXPECT_TRUE(label.text == whole || label.text.size() < 3 ||
                  std::string(whole).find(label.text) == std::string::npos)
          << label.text;
  }
}

// ---- the numbers of bars

Chart bars(const std::vector<double>& values) {
  Chart chart;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Bar bar;
    bar.at = static_cast<double>(i);
    bar.to = values[i];
    bar.number = values[i];
    bar.label = Text(std::to_string(values[i]).substr(0, 6));
    chart.bars.push_back(bar);
    chart.x.categories.push_back({bar.at, "b", Ink()});
  }
  return chart;
}

// The more crowded the bars, the fewer digits; in the end no bar has a number.
TEST(Bars, HaveAllNumbersOrNone) {
  const std::vector<double> values = {0.4321, 0.5432, 0.4444, 0.5678, 0.4987, 0.5123};
  std::size_t before = 0;
  std::vector<std::size_t> counts;
  for (double width = 120; width <= 700; width += 5) {
    const Scene scene = scene_of(bars(values), width, 300);
    std::size_t digits = 0;
    std::size_t count = 0;
    for (const shape::Label& label : labels_of(scene)) {
      // Of the numbers in the picture, those with two digits or more belong to bars.
      if (label.box.left < scene.panels[0].area.left) continue;
      if (!label.text.starts_with("0.")) continue;
      ++count;
      digits = std::max(digits, label.text.size());
    }
    EXPECT_TRUE(count == 0 || count == values.size()) << width << ": " << count;
    EXPECT_GE(digits, before) << width;
    before = digits;
    if (counts.empty() || counts.back() != digits) counts.push_back(digits);
    EXPECT_EQ(faults_of(scene), std::vector<std::string>{});
  }
  EXPECT_EQ(counts, (std::vector<std::size_t>{0, 4, 5, 6}));
}

// A zigzag crosses an infinite bar near its end, and no other.
TEST(Bars, AreCutIfTheyAreInfinite) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const Fill fill : {Fill::Solid, Fill::Pale, Fill::Outline}) {
    Chart chart = bars({0.4, kInfinity, -kInfinity});
    chart.y.range = Range{-1, 1};
    for (Bar& bar : chart.bars) bar.fill = fill;
    const Scene scene = scene_of(chart, 500, 300);
    std::vector<Rect> zigzags;
    for (const SceneShape& shape : scene.shapes) {
      const auto* line = std::get_if<shape::Line>(&shape);
      if (line != nullptr && line->points.size() == 5 && line->points[1].y > line->points[0].y &&
          line->points[2].y < line->points[1].y)
        zigzags.push_back({line->points[0].x, line->points[0].y, 0, 0});
    }
    ASSERT_EQ(zigzags.size(), 4u) << "two sides of two cuts";
    const Rect& area = scene.panels[0].area;
    EXPECT_LT(zigzags[0].top, area.top + 0.2 * area.height);
    EXPECT_GT(zigzags[2].top, area.top + 0.8 * area.height);
    EXPECT_GT(zigzags[2].left, zigzags[0].left);
  }
}

// Names that would touch alternate between two lines before they are cut.
TEST(Bars, HaveNamesOnTwoLinesIfOneIsTooShort) {
  Chart chart = bars({0.4321, 0.5432, 0.4444});
  const char* const names[] = {"basketball", "tennis ball", "football"};
  for (std::size_t i = 0; i < 3; ++i) chart.x.categories[i].label = names[i];
  const Scene wide = scene_of(chart, 400, 300);
  EXPECT_EQ(box_of(wide, names[0]).top, box_of(wide, names[1]).top);
  const Scene narrow = scene_of(chart, 210, 300);
  EXPECT_GE(box_of(narrow, names[1]).top, box_of(narrow, names[0]).bottom());
  EXPECT_EQ(box_of(narrow, names[0]).top, box_of(narrow, names[2]).top);
  EXPECT_EQ(faults_of(narrow), std::vector<std::string>{});
}

// Names that would all be cut to the same letters are replaced by numbers.
TEST(Bars, AreNumberedIfNamesDoNotFit) {
  Chart chart = bars({0.1, 0.2, 0.3, 0.4, 0.5, 0.6});
  for (std::size_t i = 0; i < 6; ++i) {
    chart.x.categories[i].label = "quite a long name";
    chart.x.categories[i].brief = Text("n" + std::to_string(i + 1));
  }
  const Scene scene = scene_of(chart, 240, 300);
  for (int i = 1; i <= 6; ++i) {
    EXPECT_EQ(box_of(scene, "n" + std::to_string(i)).top, box_of(scene, "n1").top) << "one line will do";
  }
}

TEST(AHeatMap, NumbersRowsAndColumnsIfNamesDoNotFit) {
  HeatMap map;
  for (int i = 0; i < 3; ++i) {
    map.rows.push_back("a row with a long name");
    map.columns.push_back("a column with a long name");
  }
  map.values = {0, 1, 2, 3, 4, 5, 6, 7, 8};
  const Scene scene = scene_of(map, 200, 200);
  for (const char* name : {"1", "2", "3"}) {
    const auto labels = labels_of(scene);
    EXPECT_EQ(
        std::count_if(labels.begin(), labels.end(), [&](const auto& label) { return label.text == name; }),
        2);
  }
}

// Names that differ at the beginning are cut to their first letters.
TEST(AHeatMap, ShortensTheNamesOfNarrowColumns) {
  HeatMap map;
  for (const char* name : {"airplane", "automobile", "bird", "飞机"}) {
    map.rows.push_back(name);
    map.columns.push_back(name);
  }
  map.values.assign(16, 1);
  const Scene scene = scene_of(map, 260, 200);
  const auto labels = labels_of(scene);
  const auto is_short_for = [](const std::string& cut, const std::string& name) {
    return cut.size() >= 2 && cut != name && name.starts_with(cut);
  };
  for (const std::string name : {"airplane", "automobile"}) {
    EXPECT_EQ(std::count_if(labels.begin(), labels.end(),
                            [&](const auto& label) { return is_short_for(label.text, name); }),
              1)
        << name;
  }
  EXPECT_EQ(
      std::count_if(labels.begin(), labels.end(), [](const auto& label) { return label.text == "飞机"; }), 2)
      << "no character is cut in two";
  EXPECT_EQ(faults_of(scene), std::vector<std::string>{});
}

// As with bars, all numbers or none; first with fewer decimals.
TEST(AHeatMap, HasAllNumbersOrNone) {
  HeatMap map;
  map.rows = {"a", "b"};
  map.columns = {"c", "d"};
  map.values = {-0.12345, 0.5, 12.25, 0.75};
  map.decimals = 4;
  bool none = false;
  bool fewer = false;
  bool all = false;
  for (double width = 70; width < 300; width += 5) {
    std::vector<std::string> numbers;
    for (const shape::Label& label : labels_of(scene_of(map, width, 200))) {
      if (label.text.size() > 1) numbers.push_back(label.text);
    }
    EXPECT_TRUE(numbers.empty() || numbers.size() == 4) << width;
    none |= numbers.empty();
    fewer |= !numbers.empty() && numbers[1] == "0.50";
    all |= !numbers.empty() && numbers[1] == "0.5000";
  }
  EXPECT_TRUE(none && fewer && all);
}

TEST(Bars, LeaveRoomForTheNumberOfTheHighest) {
  for (const double height : {160.0, 240.0, 600.0})
    EXPECT_TRUE(says(scene_of(bars({0.4321, 0.9876}), 400, height), "0.9876")) << height;
}

// ---- axes

// A single tick does not give a scale.
TEST(AnAxis, HasTwoTicksIfTheyFit) {
  for (const Range& range : {Range{-0.03, 1.05}, Range{0, 0.09}, Range{-4, 4}, Range{0, 2.31}}) {
    Chart chart;
    chart.x.range = chart.y.range = range;
    const Scene scene = scene_of(chart, 200, 110);
    int beside = 0;
    int below = 0;
    for (const shape::Label& label : labels_of(scene)) {
      beside += label.box.right() < scene.panels[0].area.left ? 1 : 0;
      below += label.box.top > scene.panels[0].area.bottom() ? 1 : 0;
    }
    EXPECT_GE(beside, 2) << range.low << " to " << range.high;
    EXPECT_GE(below, 2) << range.low << " to " << range.high;
  }
}

// The explanation of the unit or the curves is dropped first, and letters only as a last resort.
TEST(AnAxis, HasAsMuchOfItsTitleAsFits) {
  Chart chart;
  chart.y.title = "loss (nats); solid: train 0.271, dashed: test";
  std::vector<std::string> titles;
  for (double width = 600; width >= 60; width -= 5) {
    for (const shape::Label& label : labels_of(scene_of(chart, width, 300))) {
      if (label.text.starts_with("loss") && (titles.empty() || titles.back() != label.text))
        titles.push_back(label.text);
    }
  }
  EXPECT_EQ(titles, (std::vector<std::string>{"loss (nats); solid: train 0.271, dashed: test",
                                              "loss (nats); solid: train 0.271", "loss (nats)", "loss"}));
}

// ---- the triangle

TEST(ATriangle, LabelsItsContours) {
  Triangle triangle;
  triangle.field = [](const TrianglePoint& t) { return t.p[0]; };
  triangle.levels = {0.25, 0.5, 0.75};
  const Scene scene = scene_of(triangle, 600, 500);
  // The first coordinate is 0 on the right side and 1 at the lower left corner.
  const double quarter = box_of(scene, "0.25").centre().x;
  const double half = box_of(scene, "0.50").centre().x;
  const double most = box_of(scene, "0.75").centre().x;
  const PlacedPanel& panel = scene.panels[0];
  for (const auto& [text, level] : {std::pair{"0.25", 0.25}, {"0.50", 0.5}, {"0.75", 0.75}}) {
    const Rect box = box_of(scene, text);
    EXPECT_NEAR(panel.to_data(box.centre()).x, level, 0.02);
  }
  EXPECT_GT(quarter, half);
  EXPECT_GT(half, most);
}

TEST(Marks, ThatOverlapAreNamedOneBelowTheOther) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  for (const char* name : {"one", "another", "a third"})
    chart.marks.push_back({{0.5, 0.5}, Quantity::Loss, Shape::Circle, Text(name)});
  const Scene scene = scene_of(chart, 480, 320);
  const Rect first = box_of(scene, "one");
  const Rect second = box_of(scene, "another");
  const Rect third = box_of(scene, "a third");
  EXPECT_NEAR(second.top - first.top, third.top - second.top, 1);
  EXPECT_LT(second.top - first.bottom(), 0.5 * first.height);
  EXPECT_TRUE(std::abs(first.left - third.left) < 1e-9 || std::abs(first.right() - third.right()) < 1e-9);
}

TEST(ABoxOfADiagram, LeavesOutAWordInsteadOfShowingTwoLetters) {
  Diagram diagram;
  Diagram::Box box;
  box.place = {0, 0, 0.1, 0.5};
  box.lines = {{"semifinal", Ink()}};
  diagram.boxes = {box};
  EXPECT_TRUE(labels_of(scene_of(diagram, 400, 300)).empty());
  EXPECT_TRUE(says(scene_of(diagram, 2000, 600), "semifinal"));
}

}  // namespace
}  // namespace surprisal::test
