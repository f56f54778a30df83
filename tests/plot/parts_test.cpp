// Checks the parts of a chart that few figures use: text that does not fit is shortened or left out, numbers
// do not touch, and nothing is said twice.
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "plot/hiding.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "scene_text.h"
#include "shared_fonts.h"
#include "soundness.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Scene scene_of(const Plot& plot, double width, double height) {
  return lay_out(plot, {0, 0, width, height}, {fonts()});
}

Plot plot_of(Chart chart) {
  Plot plot;
  plot.rows = {{{{}, std::move(chart)}}};
  return plot;
}

const shape::Label* label_with(const std::vector<shape::Label>& labels, const std::string& text) {
  const auto found =
      std::find_if(labels.begin(), labels.end(), [&](const auto& label) { return label.text == text; });
  return found == labels.end() ? nullptr : &*found;
}

// ---- covers

TEST(ACover, SaysItsWordsOrNothing) {
  Plot plot;
  plot.rows = {{{{}, Cover{"training…"}}}};
  EXPECT_TRUE(says(scene_of(plot, 400, 300), "training…"));  // these dots do not mean that it was cut
  EXPECT_TRUE(labels_of(scene_of(plot, 40, 300)).empty());
}

// ---- texts in bars

Chart one_bar(double width, double height) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  Bar bar;
  bar.at = width / 2;
  bar.width = width;
  bar.to = height;
  bar.ink = Quantity::Entropy;
  bar.is_joined = true;
  bar.inscriptions = {{Inscription::Place::Top, {"a text of several words", "fewer words", "one"}},
                      {Inscription::Place::Bottom, {"and below", "below"}}};
  chart.bars = {bar};
  return chart;
}

TEST(AnInscription, IsTheLongestThatFitsInItsBar) {
  const std::vector<std::string> versions = {"one", "fewer words", "a text of several words"};
  std::size_t before = 0;
  std::vector<std::size_t> lengths;
  for (double width = 0.02; width <= 1; width += 0.02) {
    const Scene scene = scene_of(plot_of(one_bar(width, 1)), 400, 300);
    const auto labels = labels_of(scene);
    const Rect& area = scene.panels[0].area;
    std::size_t length = 0;
    for (std::size_t i = 0; i < versions.size(); ++i) {
      const shape::Label* label = label_with(labels, versions[i]);
      if (label == nullptr) continue;
      length = i + 1;
      EXPECT_GE(label->box.left, area.left);
      EXPECT_LE(label->box.right(), area.left + width * area.width);
      EXPECT_GE(label->box.top, area.top);
    }
    EXPECT_GE(length, before) << width;
    before = length;
    if (lengths.empty() || lengths.back() != length) lengths.push_back(length);
    EXPECT_EQ(faults_of(scene), std::vector<std::string>{});
  }
  EXPECT_EQ(lengths, (std::vector<std::size_t>{0, 1, 2, 3}));
}

// In a low bar the text at the top stays, because it is more important.
TEST(AnInscription, AtTheBottomGoesFirst) {
  bool both = false, alone = false, none = false;
  for (double height = 0.02; height <= 1; height += 0.02) {
    const Scene scene = scene_of(plot_of(one_bar(1, height)), 400, 300);
    const bool top = says(scene, "a text of several words");
    const bool bottom = says(scene, "and below");
    EXPECT_TRUE(top || !bottom) << height;
    both |= top && bottom;
    alone |= top && !bottom;
    none |= !top;
    EXPECT_EQ(faults_of(scene), std::vector<std::string>{});
  }
  EXPECT_TRUE(both && alone && none);
}

// ---- two divisions of an axis

// Ten parts: the first nine have the size `first`.
Chart divided(double first) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  chart.divisions = Divisions{};
  double end = 0;
  chart.x.ticks = {0};
  for (int i = 0; i < 10; ++i) {
    const double lower = i < 9 ? first : 1 - 9 * first;
    chart.divisions->parts.push_back({0.1, lower, "A", "0.1", "word"});
    chart.x.ticks.push_back(end += lower);
    if (i == 9) break;
    Handle handle;
    handle.id = std::to_string(i);
    handle.at = {end, 0};
    handle.has_grip = true;
    chart.handles.push_back(handle);
  }
  for (const double at : chart.x.ticks) chart.x.tick_words.emplace_back(std::to_string(at).substr(0, 5));
  return chart;
}

TEST(TheDivisions, HaveAGripAtEachBoundaryOfTheStrip) {
  for (const double first : {0.1, 0.03, 0.001, 0.0}) {
    for (const Rect& frame : {Rect{0, 0, 320, 240}, Rect{0, 0, 900, 560}}) {
      const Scene scene = scene_of(plot_of(divided(first)), frame.width, frame.height);
      EXPECT_EQ(faults_of(scene), std::vector<std::string>{});
      const PlacedPanel& panel = scene.panels[0];
      ASSERT_EQ(scene.handles.size(), 9u);
      for (const PlacedHandle& handle : scene.handles) {
        EXPECT_NEAR(handle.at.x, panel.x.to_pixel(handle.handle.at.x), 1e-9);
        EXPECT_TRUE(panel.strip.contains(handle.at));
        EXPECT_GT(handle.box.height, panel.strip.height);
      }
    }
  }
}

TEST(TheDivisions, LeaveOutNumbersThatWouldTouch) {
  for (const double first : {0.1, 0.03, 0.001}) {
    const Scene scene = scene_of(plot_of(divided(first)), 480, 320);
    std::vector<Rect> numbers;
    for (const shape::Label& label : labels_of(scene)) {
      if (label.box.top >= scene.panels[0].area.bottom()) numbers.push_back(label.box);
    }
    ASSERT_GE(numbers.size(), 2u);
    std::sort(numbers.begin(), numbers.end(), [](const Rect& a, const Rect& b) { return a.left < b.left; });
    for (std::size_t i = 1; i < numbers.size(); ++i) EXPECT_GT(numbers[i].left, numbers[i - 1].right() + 3);
    EXPECT_NEAR(numbers.back().centre().x, scene.panels[0].area.right(), numbers.back().width);
  }
}

// ---- a line of chips

TEST(Chips, AreTheLastOnes) {
  Chart chart;
  for (int i = 0; i < 40; ++i) chart.chips.push_back({"A", Text("w" + std::to_string(i)), Ink()});
  for (double width = 160; width <= 900; width += 20) {
    const Scene scene = scene_of(plot_of(chart), width, 400);
    std::vector<int> shown;
    for (const shape::Label& label : labels_of(scene)) {
      if (label.text[0] == 'w') shown.push_back(std::stoi(label.text.substr(1)));
    }
    if (shown.empty()) continue;
    EXPECT_GE(shown.size(), 3u) << width;
    EXPECT_EQ(shown.back(), 39) << width;
    EXPECT_EQ(shown.front(), 40 - static_cast<int>(shown.size())) << width;
    EXPECT_TRUE(says(scene, "…")) << width;
    EXPECT_EQ(faults_of(scene), std::vector<std::string>{});
  }
  EXPECT_TRUE(says(scene_of(plot_of(chart), 600, 400), "w39"));
  EXPECT_FALSE(says(scene_of(plot_of(chart), 600, 160), "w39"));
}

// ---- labels at the ends of curves

Chart three_curves() {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  for (const auto& [y, long_label, short_label] : {std::tuple{0.5, "a label of many words", "short"},
                                                   {0.48, "another of as many words", "brief"},
                                                   {0.46, "", "only briefly"}}) {
    Curve curve;
    curve.points = {{0, 1}, {0.6, y}};
    curve.label = "elsewhere";
    curve.end_labels = {long_label, short_label};
    chart.curves.push_back(curve);
  }
  return chart;
}

// All labels have the same version and are beyond the last points, one below the other, each in two lines if
// it does not fit in one; if even the shortest versions do not fit, the labels are elsewhere.
TEST(LabelsAtEnds, AreTheLongestThatFitOrNone) {
  std::vector<std::size_t> counts;
  for (double width = 140; width <= 900; width += 20) {
    const Scene scene = scene_of(plot_of(three_curves()), width, 300);
    EXPECT_EQ(faults_of(scene), std::vector<std::string>{});
    const PlacedPanel& panel = scene.panels[0];
    std::vector<Rect> boxes;
    for (const shape::Label& label : labels_of(scene)) {
      if (label.text.find_first_of("abcdefghijklmnopqrstuvwxyz") == label.text.npos) continue;
      if (label.text == "elsewhere") continue;
      EXPECT_GT(label.box.left, panel.x.to_pixel(0.6)) << label.text;
      boxes.push_back(label.box);
    }
    for (std::size_t i = 1; i < boxes.size(); ++i) EXPECT_GT(boxes[i].top, boxes[i - 1].top);
    EXPECT_TRUE(boxes.empty() || !says(scene, "elsewhere")) << width;
    if (counts.empty() || counts.back() != boxes.size()) counts.push_back(boxes.size());
  }
  EXPECT_EQ(counts, (std::vector<std::size_t>{0, 4, 3, 4, 2})) << "lines, from the narrowest chart";
}

// ---- charts with one axis

std::size_t numbers_below(const Scene& scene, std::size_t panel) {
  const Rect& area = scene.panels[panel].area;
  const auto labels = labels_of(scene);
  return static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(), [&](const auto& label) {
    return label.box.top >= area.bottom() && label.box.top < area.bottom() + 10 && label.text[0] == '0' &&
           label.box.centre().x > area.left - 5 && label.box.centre().x < area.right() + 5;
  }));
}

// Stacked charts have the numbers once, charts side by side each have their own.
TEST(ASharedAxis, HasItsNumbersUnderTheLastChart) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  chart.x.title = "steps";
  chart.x.is_shared = true;
  Plot plot;
  plot.rows = {{{{}, chart}, {{}, chart}}};
  plot.prefers_column = true;
  const Scene column = scene_of(plot, 900, 400);
  ASSERT_EQ(column.panels.size(), 2u);
  EXPECT_EQ(column.panels[0].area.left, column.panels[1].area.left);
  EXPECT_EQ(numbers_below(column, 0), 0u);
  EXPECT_GT(numbers_below(column, 1), 1u);
  const Scene row = scene_of(plot, 900, 240);
  ASSERT_EQ(row.panels.size(), 2u);
  EXPECT_EQ(row.panels[0].area.top, row.panels[1].area.top);
  EXPECT_GT(numbers_below(row, 0), 1u);
  EXPECT_GT(numbers_below(row, 1), 1u);
}

// ---- pictures

// Words do not run across the frame: the brief ones take their place, or none at all.
TEST(WordsInAPicture, FitIntoIt) {
  Pictures some;
  some.pictures.resize(10);
  for (Pictures::Picture& picture : some.pictures) {
    picture.values.assign(64, 0);
    picture.instead = "about 0";
    picture.instead_brief = "≈ 0";
  }
  bool whole = false, brief = false;
  for (double width = 60; width <= 900; width += 20) {
    Plot plot;
    plot.rows = {{{{}, some}}};
    const Scene scene = scene_of(plot, width, 0.6 * width);
    EXPECT_EQ(faults_of(scene), std::vector<std::string>{}) << width;
    EXPECT_FALSE(says(scene, "about 0") && says(scene, "≈ 0")) << width;
    whole = whole || says(scene, "about 0");
    brief = brief || says(scene, "≈ 0");
    EXPECT_FALSE(whole && says(scene, "≈ 0")) << width;
  }
  EXPECT_TRUE(whole && brief);
}

// ---- counts

TEST(Counts, AreBrief) {
  for (const auto& [count, words] : {std::pair(999u, "999"),
                                     {1000u, "1k"},
                                     {8249u, "8.2k"},
                                     {9960u, "10k"},
                                     {999'499u, "999k"},
                                     {999'500u, "1M"},
                                     {12'400'000u, "12M"}}) {
    Chart chart;
    chart.x.range = chart.y.range = Range{0, 1};
    chart.counts = Counts{"rows", {{0, 1, count}}};
    EXPECT_TRUE(says(scene_of(plot_of(chart), 400, 300), words)) << count;
  }
}

// ---- amounts beside a panel

Plot with_amounts() {
  Plot plot = plot_of({});
  plot.title = "a title";
  plot.aside = "7.25 in words";
  plot.aside_beside_amounts = "said beside";
  plot.note = "7.25 below";
  plot.note_beside_amounts = "something else below";
  plot.rows[0][0].title = "a panel of 7.25";
  plot.rows[0][0].title_beside_amounts = "a panel";
  plot.rows[0][0].amounts =
      Amounts{{{"paid", 7.25, "7.25", "bits", Quantity::Loss, Weight::Bold, {"a line"}}},
              false,
              {{"a part", 1.5, "1.5", Quantity::Kl}}};
  return plot;
}

// The number is either in the column or in the text.
TEST(Amounts, StandBesideAPanelOrInWords) {
  bool wide = false, narrow = false;
  for (double width = 240; width <= 900; width += 20) {
    const Scene scene = scene_of(with_amounts(), width, 400);
    EXPECT_EQ(faults_of(scene), std::vector<std::string>{});
    const bool beside = says(scene, "7.25");
    EXPECT_NE(beside, says(scene, "7.25 in words")) << width;
    EXPECT_EQ(beside, says(scene, "said beside")) << width;
    EXPECT_EQ(beside, says(scene, "a panel")) << width;
    EXPECT_EQ(beside, says(scene, "something else below")) << width;
    EXPECT_TRUE(!beside || (says(scene, "a line") && says(scene, "1.5"))) << width;
    (beside ? wide : narrow) = true;
  }
  EXPECT_TRUE(wide && narrow);
}

TEST(Amounts, LoseTheirNumbersInAGuess) {
  const Plot hidden = without(with_amounts(), {*hidden_named("numbers")}, {});
  EXPECT_EQ(hidden.rows[0][0].amounts->amounts[0].number.en, "?");
  EXPECT_EQ(hidden.rows[0][0].amounts->parts[0].number.en, "?");
  const Plot of_kl = without(with_amounts(), {*hidden_named("kl numbers")}, {});
  EXPECT_EQ(of_kl.rows[0][0].amounts->amounts[0].number.en, "7.25");
  EXPECT_EQ(of_kl.rows[0][0].amounts->parts[0].number.en, "?");
  EXPECT_FALSE(without(with_amounts(), {*hidden_named("panel 1")}, {}).rows[0][0].amounts);
}

TEST(AnInscription, KeepsOnlyItsWordsInAGuess) {
  Chart chart = one_bar(1, 1);
  chart.bars[0].inscriptions = {{Inscription::Place::Top, {"3 × 1/2 = 1.5", "1.5"}},
                                {Inscription::Place::Chip, {"saved: 1.5", "saved"}}};
  const Plot hidden = without(plot_of(chart), {*hidden_named("numbers")}, {});
  const Bar& bar = std::get<Chart>(hidden.rows[0][0].content).bars[0];
  EXPECT_TRUE(bar.inscriptions[0].versions.empty());
  EXPECT_EQ(bar.inscriptions[1].versions, std::vector<Text>{"saved"});
}

}  // namespace
}  // namespace surprisal::test
