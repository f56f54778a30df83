// Checks that a chart says nothing untrue about its scale or its marks: a number stands at its own mark, an
// axis has a scale, what goes beyond an axis is drawn as cut, and a key has the dashes of its curve.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "base/number.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "scene_text.h"
#include "shared_fonts.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Scene scene_of(const Chart& chart, double width, double height, const Look& look = {fonts()}) {
  Plot plot;
  plot.rows = {{{{}, chart}}};
  return lay_out(plot, {0, 0, width, height}, look);
}

std::vector<shape::Label> beside_axis(const Scene& scene, bool is_x) {
  const Rect& area = scene.panels[0].area;
  std::vector<shape::Label> numbers;
  for (const shape::Label& label : labels_of(scene)) {
    const bool is_there = is_x ? label.box.top > area.bottom() : label.box.right() < area.left;
    if (is_there && parse_number(label.text)) numbers.push_back(label);
  }
  return numbers;
}

// ---- numbers of marks

struct Sample {
  double x;
  double y;
  const char* number;
};
constexpr Sample kSamples[] = {{-5, 0, "0.972"},   {-3.5, 0, "0.913"}, {-2.5, 1, "0.0474"},
                               {-1.5, 0, "0.731"}, {-0.5, 1, "0.732"}, {1, 1, "0.982"}};

TEST(NumbersOfMarks, AreAllAtTheirOwnMarksOrLeftOut) {
  Chart chart;
  chart.x.range = Range{-6, 2.5};
  chart.y.range = Range{0, 1.2};
  for (const Sample& one : kSamples)
    chart.marks.push_back({{one.x, one.y}, Quantity::Label, Shape::Square, one.number});
  std::set<std::size_t> counts;
  for (double width = 90; width < 700; width += 10) {
    const Scene scene = scene_of(chart, width, 240);
    const PlacedPanel& panel = scene.panels[0];
    std::size_t count = 0;
    for (const shape::Label& label : labels_of(scene)) {
      if (!label.text.starts_with("0.") || label.box.right() < panel.area.left) continue;
      const auto away = [&](const Sample& one) {
        return distance(label.box.centre(), {panel.x.to_pixel(one.x), panel.y.to_pixel(one.y)});
      };
      const auto* nearest =
          std::min_element(std::begin(kSamples), std::end(kSamples),
                           [&](const Sample& a, const Sample& b) { return away(a) < away(b); });
      EXPECT_NEAR(*parse_number(label.text), *parse_number(nearest->number), 0.006) << width;
      ++count;
    }
    EXPECT_TRUE(count == 0 || count == std::size(kSamples)) << count << " at " << width;
    counts.insert(count);
  }
  EXPECT_EQ(counts.size(), 2u);
}

// ---- the numbers of an axis

TEST(AnAxis, HasAtMostSixNumbers) {
  for (const Range range : {Range{0, 1}, Range{0, 1.1}, Range{0, 0.042}, Range{-6, 2.5}, Range{0, 3}}) {
    for (const double height : {240.0, 475.0, 900.0}) {
      Chart chart;
      chart.x.range = chart.y.range = range;
      const Scene scene = scene_of(chart, 1.6 * height, height);
      for (const bool is_x : {false, true}) {
        const std::size_t count = beside_axis(scene, is_x).size();
        EXPECT_TRUE(count >= 2 && count <= 6) << count << " of " << range.low << " to " << range.high;
      }
    }
  }
}

// Beads over the axis hide numbers, but two others are shown, and every grid line has its number.
TEST(AnAxis, KeepsAScaleBesideBeadsAndTags) {
  const std::vector<std::vector<double>> places = {{0, 4},    {0, 2},    {2, 4},
                                                   {0, 1, 4}, {0, 2, 4}, {0.1, 1.9, 3.8}};
  for (const std::vector<double>& beads : places) {
    for (const double tag : {0.13, 2.0, 3.9}) {
      Chart chart;
      chart.x.range = Range{0, 1};
      chart.y.range = Range{0, 4};
      chart.y.ticks = {0, 1, 2, 3, 4};
      for (const double y : beads) {
        Mark mark = {{0, y}, Quantity::Loss, Shape::Bead, {}};
        mark.letter = "D";
        chart.marks.push_back(mark);
      }
      chart.tags = {{Guide::Direction::Horizontal, tag, Quantity::Loss, "0.129", {}}};
      const Scene scene = scene_of(chart, 360, 240);
      const std::vector<shape::Label> numbers = beside_axis(scene, false);
      const auto is_number = [&](const shape::Label& label) { return label.text != "0.129"; };
      EXPECT_GE(std::count_if(numbers.begin(), numbers.end(), is_number), 2);
      for (const SceneShape& shape : scene.shapes) {
        const auto* line = std::get_if<shape::Line>(&shape);
        if (line == nullptr || line->stroke.color != theme(ThemeName::Light).faint) continue;
        EXPECT_TRUE(std::any_of(numbers.begin(), numbers.end(), [&](const shape::Label& label) {
          return std::abs(label.box.centre().y - line->points[0].y) < 4;
        })) << line->points[0].y;
      }
    }
  }
}

// ---- what leaves an axis

std::ptrdiff_t zigzags_in(const Scene& scene) {
  return std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const SceneShape& shape) {
    const auto* line = std::get_if<shape::Line>(&shape);
    return line != nullptr && line->points.size() == 5 && line->points[0].y < line->points[1].y &&
           line->points[1].y < line->points[2].y;
  });
}

TEST(ABar, IsCutIfItLeavesTheAxis) {
  const struct {
    double to;
    bool is_cut;
  } cases[] = {{0.5, false}, {1.6, false}, {4.857, true}, {INFINITY, true}};
  for (const auto& one : cases) {
    Chart chart;
    chart.horizontal_bars = true;
    chart.x.range = Range{0, 1.6};
    chart.y.range = Range{-0.5, 0.5};
    Bar bar;
    bar.to = one.to;
    bar.ink = Quantity::Loss;
    chart.bars = {bar};
    EXPECT_EQ(zigzags_in(scene_of(chart, 400, 200)), one.is_cut ? 2 : 0) << one.to;
  }
}

// Axes keep their ranges during a drag.
TEST(ABead, StaysAtTheEdgeWhileSomethingIsDragged) {
  Chart chart;
  chart.x.range = Range{0, 1};
  chart.y.range = Range{0, 4};
  Mark mark = {{0.5, 5}, Quantity::Loss, Shape::Bead, {"dog: the loss"}};
  mark.letter = "D";
  chart.marks = {mark};
  Look look = {fonts()};
  EXPECT_FALSE(says(scene_of(chart, 480, 320, look), "D"));
  look.dragged = "logit:1";
  const Scene scene = scene_of(chart, 480, 320, look);
  EXPECT_TRUE(says(scene, "D"));
  EXPECT_TRUE(says(scene, "dog: the loss"));
}

// ---- legends and colours

// The key in a legend is long enough to show the dashes of its line.
TEST(ALegend, ShowsTheDashesOfItsCurves) {
  for (const Dash dash : {Dash::Dashed, Dash::LongDash, Dash::DashDot}) {
    Chart chart;
    chart.x.range = chart.y.range = Range{0, 1};
    for (int i = 0; i <= 12; ++i) {
      Curve curve;
      curve.points = {{0, i / 24.0}, {1, i / 24.0 + 0.01}};
      curve.dash = dash;
      curve.thickness = Thickness::Thick;
      if (i == 6) curve.label = "the sixth curve";
      chart.curves.push_back(curve);
    }
    const Scene scene = scene_of(chart, 400, 260);
    const auto labels = labels_of(scene);
    const auto label = std::find_if(labels.begin(), labels.end(),
                                    [](const shape::Label& one) { return one.text == "the sixth curve"; });
    ASSERT_NE(label, labels.end());
    bool has_key = false;
    for (const SceneShape& shape : scene.shapes) {
      const auto* line = std::get_if<shape::Line>(&shape);
      if (line == nullptr || line->stroke.dash != dash || line->points.size() != 2) continue;
      if (line->points[1].x > label->box.left || std::abs(line->points[1].y - label->box.centre().y) > 3)
        continue;
      has_key = true;
      const std::vector<double> pattern = dash_pattern(dash, line->stroke.width);
      EXPECT_GE(distance(line->points[0], line->points[1]), pattern[0] + pattern[1] + 0.99 * pattern[0]);
    }
    EXPECT_TRUE(has_key);
  }
}

TEST(ACurve, HasAContrastOfThreeInTheColourOfEveryQuantity) {
  for (const ThemeName name : {ThemeName::Light, ThemeName::Dark, ThemeName::Contrast}) {
    for (std::size_t i = 0; i < kQuantities; ++i) {
      Chart chart;
      chart.x.range = chart.y.range = Range{0, 1};
      Curve curve;
      curve.points = {{0, 0.2}, {0.5, 0.7}, {1, 0.3}};
      curve.ink = static_cast<Quantity>(i);
      curve.thickness = Thickness::Thick;
      chart.curves = {curve};
      Look look = {fonts(), name};
      for (const SceneShape& shape : scene_of(chart, 400, 260, look).shapes) {
        const auto* line = std::get_if<shape::Line>(&shape);
        if (line == nullptr || line->points.size() != 3) continue;
        EXPECT_GE(contrast(line->stroke.color, theme(name).paper), 3) << i;
      }
    }
  }
}

}  // namespace
}  // namespace surprisal::test
