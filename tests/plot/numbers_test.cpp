// Checks that no number, wherever in a plot it is, hangs the layout, fills memory or puts NaN or infinity
// into the picture.
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "../thoroughness.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "shared_fonts.h"
#include "soundness.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMax = std::numeric_limits<double>::max();
constexpr double kLeast = std::numeric_limits<double>::denorm_min();
const double kNan = std::nan("");

const double kValues[] = {kNan, kInfinity, -kInfinity, kMax,   -kMax,  1e308,   -1e308, 1e300,   1e16,
                          -3,   0,         -0.0,       1e-310, kLeast, -kLeast, 1,      1 + kEps};

const Range kRanges[] = {{kNan, kNan},
                         {kNan, 1},
                         {-kInfinity, kInfinity},
                         {kInfinity, -kInfinity},
                         {-kMax, kMax},
                         {1e308, 1e308},
                         {-1e308, 1e308},
                         {1, 0},
                         {5, 5},
                         {0, 0},
                         {1, 1 + kEps},
                         {1e16, 1e16 + 2},
                         {0, kLeast},
                         {1e-310, 1e-309},
                         {-1, 1},
                         {1e-300, 1e300}};

constexpr Scale kScales[] = {Scale::Linear, Scale::Log};

struct Size {
  double width;
  double height;
};
constexpr Size kSizes[] = {{320, 240}, {1000, 625}, {7680, 4320}};

std::string text(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.17g", value);
  return buffer;
}

std::string on(Range r) { return text(r.low) + " to " + text(r.high); }

struct Wild {
  const char* name;
  double (*f)(double);
};

// Noise: a hash of the argument.
double noise(double x) {
  std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  bits = (bits ^ (bits >> 31)) * 0x9E3779B97F4A7C15u;
  bits = (bits ^ (bits >> 29)) * 0xBF58476D1CE4E5B9u;
  return static_cast<double>(bits >> 12) / 4503599627370496.0 * 2 - 1;
}

double holes(double x) {
  return std::bit_cast<std::uint64_t>(x) % 3 == 0 ? kNan : noise(x) > 0 ? x : kInfinity;
}

constexpr Wild kFunctions[] = {
    {"NaN", [](double) { return kNan; }},
    {"infinity", [](double) { return kInfinity; }},
    {"minus infinity", [](double) { return -kInfinity; }},
    {"the largest double", [](double) { return kMax; }},
    {"the smallest double", [](double) { return kLeast; }},
    {"zero", [](double) { return 0.0; }},
    {"a constant", [](double) { return 7.25; }},
    {"1e308 x", [](double x) { return 1e308 * x; }},
    {"x", [](double x) { return x; }},
    {"exp", [](double x) { return std::exp(x); }},
    {"log", [](double x) { return std::log(x); }},
    {"1/x", [](double x) { return 1 / x; }},
    {"sin 1/x", [](double x) { return std::sin(1 / x); }},
    {"sin 1e6 x", [](double x) { return std::sin(1e6 * x); }},
    {"signs at random", [](double x) { return noise(x) > 0 ? kInfinity : -kInfinity; }},
    {"noise", noise},
    {"huge noise", [](double x) { return 1e300 * noise(x); }},
    {"noise with holes", holes},
};

void expect_sound(const Scene& scene, const std::string& where) {
  for (const std::string& fault : faults_of(scene)) ADD_FAILURE() << where << ": " << fault;
  std::size_t labels = 0;
  for (const SceneShape& shape : scene.shapes) labels += std::holds_alternative<shape::Label>(shape) ? 1 : 0;
  EXPECT_LE(labels, 500u) << where;  // 200 ticks on each axis, and other text
}

Plot plot_of(Chart chart) { return {{"A plot"}, {"A note"}, {{{{"A panel"}, std::move(chart)}}}}; }

Scene scene_of(const Chart& chart, Size size) {
  return lay_out(plot_of(chart), {0, 0, size.width, size.height}, {fonts()});
}

Chart titled() {
  Chart chart;
  chart.x.title = "x";
  chart.y.title = "y";
  return chart;
}

// The number of evaluations is limited, whatever the function returns.
TEST(AnyFunction, IsEvaluatedALimitedNumberOfTimes) {
  for (const Wild& wild : kFunctions) {
    for (const Size& size : kSizes) {
      for (Scale y_scale : kScales) {
        long asked = 0;
        Chart chart = titled();
        Curve curve;
        curve.f = [&](double x) {
          ++asked;
          return wild.f(x);
        };
        curve.label = "curve";
        chart.curves = {curve};
        chart.x.range = Range{-1, 1};
        chart.y.scale = y_scale;
        const std::string where = std::string(wild.name) + " at " + text(size.width);
        expect_sound(scene_of(chart, size), where);
        // A few evaluations for each of the finest steps, of which there are 43 per pixel.
        EXPECT_LE(asked, 500 + static_cast<long>(1000 * size.width)) << where;
        if (wild.f == noise) RecordProperty("asked_of_noise_at_" + text(size.width), static_cast<int>(asked));
      }
    }
  }
}

TEST(AnyFunction, IsDrawnOnAnyRange) {
  std::size_t cases = 0;
  for (const Wild& wild : kFunctions) {
    for (const Range& x : kRanges) {
      for (const Range& y : kRanges) {
        for (int scales = 0; scales < 4; ++scales) {
          if (++cases % kEvery != 0) continue;
          Chart chart = titled();
          Curve curve;
          curve.f = wild.f;
          curve.label = "curve";
          curve.domain = Range{-2, 2};
          chart.curves = {curve};
          chart.x.range = x;
          chart.y.range = y;
          chart.x.scale = kScales[scales % 2];
          chart.y.scale = kScales[scales / 2];
          expect_sound(scene_of(chart, {320, 240}), std::string(wild.name) + " on " + on(x) + " by " + on(y) +
                                                        ", scales " + std::to_string(scales));
        }
      }
    }
  }
}

// The range is that of the values that are finite.
TEST(AnyFunction, DeterminesARange) {
  for (const Wild& wild : kFunctions) {
    for (const Range& domain : kRanges) {
      for (Scale scale : kScales) {
        Chart chart = titled();
        Curve curve;
        curve.f = wild.f;
        curve.domain = domain;
        Band band;
        band.low = [](double) { return 0.0; };
        band.high = wild.f;
        band.label = "band";
        chart.curves = {curve};
        chart.bands = {band};
        chart.x.scale = chart.y.scale = scale;
        expect_sound(scene_of(chart, {320, 240}), std::string(wild.name) + " over " + on(domain));
      }
    }
  }
}

// Everything that a chart can have, all at the same point.
Chart with_everything_at(Point at, double value) {
  Chart chart = titled();
  Curve line;
  line.points = {{0, 0}, at, {1, 1}, at, at, {value, at.y}};
  line.label = "points";
  Curve empty;
  empty.label = "empty";
  Curve lone;
  lone.points = {at};
  chart.curves = {line, empty, lone};
  Bar bar;
  bar.at = at.x;
  bar.from = value;
  bar.to = at.y;
  bar.label = "bar";
  Bar lighter = bar;
  lighter.fill = Fill::Lighter;
  lighter.width = value;
  lighter.from = 0;
  Bar outlined = bar;
  outlined.fill = Fill::Outline;
  outlined.label_inside = true;
  chart.bars = {bar, lighter, outlined};
  chart.bands = {
      {{}, {}, Range{at.x, value}, {}, Ink(), "band along x"},
      {{}, {}, {}, Range{value, at.y}, Ink(), "band along y"},
      {[value](double) { return value; }, [at](double) { return at.y; }, {}, {}, Ink(), "between"}};
  chart.guides = {{Guide::Direction::Vertical, at.x, Ink(), Dash::Dashed, "upright"},
                  {Guide::Direction::Horizontal, at.y, Ink(), Dash::Dashed, "level"}};
  chart.arrows = {{at, {0, 0}, Ink(), "from"}, {{0, 0}, at, Ink(), "to"}, {at, at, Ink(), "nowhere"}};
  chart.marks = {{at, Ink(), Shape::Circle, "mark", true}, {{value, value}, Ink(), Shape::Cross, "cross"}};
  chart.handles = {{"handle", "handle", at, Handle::Direction::Both, Ink(), [](Session&, Point) {}}};
  return chart;
}

TEST(AnyNumber, IsAcceptedInAnyPartOfAChart) {
  for (double x : kValues) {
    for (double y : kValues) {
      for (double value : {kNan, 0.0, -kInfinity, kMax, kLeast}) {
        for (int scales = 0; scales < 4; ++scales) {
          Chart chart = with_everything_at({x, y}, value);
          chart.x.scale = kScales[scales % 2];
          chart.y.scale = kScales[scales / 2];
          const std::string where = "at " + text(x) + ", " + text(y) + " with " + text(value) + ", scales " +
                                    std::to_string(scales);
          expect_sound(scene_of(chart, {480, 320}), where);
          chart.x.range = chart.y.range = Range{-1, 1};
          chart.horizontal_bars = true;
          expect_sound(scene_of(chart, {480, 320}), where + ", on a range");
        }
      }
    }
  }
}

TEST(AnyNumber, IsAcceptedWithEqualUnits) {
  for (const Range& x : kRanges) {
    for (const Range& y : kRanges) {
      Chart chart = with_everything_at({1, 1}, 0);
      chart.x.range = x;
      chart.y.range = y;
      chart.equal_units = true;
      expect_sound(scene_of(chart, {480, 320}), on(x) + " by " + on(y));
    }
  }
}

TEST(AnyNumber, IsAcceptedAsAnEndOfAnAxisOrACategory) {
  for (double value : kValues) {
    for (bool across : {false, true}) {
      Chart chart = with_everything_at({1, 2}, 0);
      chart.horizontal_bars = across;
      chart.y.include = {value, 3};
      Axis& names = across ? chart.y : chart.x;
      names.categories = {
          {0, "zero", Ink()}, {value, "value", Ink()}, {value, "again", Ink()}, {2, "two", Ink()}};
      expect_sound(scene_of(chart, {480, 320}), text(value) + (across ? " across" : ""));
    }
  }
}

TEST(AnyNumber, IsAcceptedInAnEmptyChart) {
  for (const Size& size : kSizes) {
    expect_sound(scene_of(Chart(), size), "an empty chart");
    expect_sound(scene_of(titled(), size), "a chart of titles");
    expect_sound(lay_out(Plot(), {0, 0, size.width, size.height}, {fonts()}), "an empty plot");
    Plot rows;
    rows.rows.resize(3);
    expect_sound(lay_out(rows, {0, 0, size.width, size.height}, {fonts()}), "empty rows");
  }
}

template <typename Content>
void expect_sound_panel(const Content& content, const std::string& where) {
  for (const Size& size : kSizes) {
    const Plot plot = {{"A plot"}, {}, {{{{"A panel"}, content}, {{}, content}}}};
    expect_sound(lay_out(plot, {0, 0, size.width, size.height}, {fonts()}), where);
  }
}

TEST(AnyNumber, IsAcceptedInAHeatMap) {
  HeatMap map;
  map.columns = {"a", "b", "c"};
  map.rows = {"1", "2", "3", "4", "5", "6"};
  map.values.assign(std::begin(kValues), std::end(kValues));
  map.picked = {0, 5, 17, 1000};
  expect_sound_panel(map, "a heat map");
  for (const Range& range : kRanges) {
    map.range = range;
    expect_sound_panel(map, "a heat map of " + on(range));
  }
  map.range.reset();
  for (double value : kValues) {
    map.values.assign(18, value);
    expect_sound_panel(map, "a heat map of " + text(value));
  }
  expect_sound_panel(HeatMap(), "an empty heat map");
}

TEST(AnyNumber, IsAcceptedInATriangle) {
  for (double a : kValues) {
    for (double b : {kNan, kInfinity, -1e308, 0.0, 0.5, kLeast}) {
      Triangle triangle;
      triangle.corners[0] = triangle.corners[1] = triangle.corners[2] = "corner";
      triangle.field = [a, b](const TrianglePoint& p) { return p.p[0] > 0.5 ? a : b * p.p[1]; };
      triangle.field_title = "field";
      triangle.levels = {a, b, 0, 0.25};
      triangle.spots = {{{{a, b, 1 - a - b}}, Ink(), Shape::Circle, "spot"}};
      triangle.arrows = {{{{a, b, 0}}, {{0, 0, 1}}, Ink(), "way"}};
      triangle.handles = {
          {"handle", "handle", {a, b}, Handle::Direction::Both, Ink(), [](Session&, Point) {}}};
      const Plot plot = {{}, {}, {{{{"A panel"}, triangle}}}};
      expect_sound(lay_out(plot, {0, 0, 480, 320}, {fonts()}),
                   "a triangle of " + text(a) + " and " + text(b));
    }
  }
}

TEST(AnyNumber, IsAcceptedInATableAndADiagram) {
  expect_sound_panel(Table(), "an empty table");
  Table ragged;
  ragged.heads = {{"one", Ink()}};
  ragged.rows = {{}, {{"a", Ink()}, {"b", Ink()}, {"c", Ink()}}, {{"", Ink()}}};
  ragged.foot_rows = 9;
  expect_sound_panel(ragged, "a ragged table");
  Table long_table;
  for (int i = 0; i < 300; ++i) long_table.rows.push_back({{"cell", Ink()}, {"another", Ink()}});
  expect_sound_panel(long_table, "a long table");
  expect_sound_panel(Diagram(), "an empty diagram");
  Diagram crowded;
  for (int i = 0; i < 40; ++i)
    crowded.boxes.push_back({{0.1, 0.1, 0.3, 0.3}, "box", {{"line", Ink()}}, Ink()});
  for (std::size_t i = 0; i < 40; ++i) crowded.links.push_back({i, (7 * i) % 40, "link", Ink()});
  expect_sound_panel(crowded, "boxes over each other");
}

}  // namespace
}  // namespace surprisal::test
