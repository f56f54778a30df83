// Checks that the polyline drawn for a function is within a fraction of a pixel of it and has few points, and
// that clipping a line to a frame keeps what is inside.
#include "plot/sampling.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "math/activations.h"
#include "math/information.h"
#include "math/naive.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double kNan = std::nan("");
constexpr double kTolerance = 0.3;  // pixels: a quarter, plus rounding
constexpr double kWidths[] = {320, 1600, 7680};

using Function = std::function<double(double)>;

struct Ground {
  AxisMap x;
  AxisMap y;
};

Ground ground(Range x, Range y, double width, Scale x_scale = Scale::Linear, Scale y_scale = Scale::Linear) {
  return {{x_scale, x, 40, 40 + width}, {y_scale, y, 0.6 * width, 0}};
}

struct Case {
  const char* name;
  Function f;
  Range domain;
  Range heights;
  std::size_t pieces;  // the number that is visible
  Scale x_scale = Scale::Linear;
  Scale y_scale = Scale::Linear;
};

double gap_between(double x) { return x > 0.4 && x < 0.6 ? kNan : x; }

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

// Some oscillate fast, but not faster than a pixel or two.
const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"a constant", [](double) { return 0.5; }, {-3, 3}, {0, 1}, 1},
      {"a line", [](double x) { return 2 * x - 1; }, {-3, 3}, {-7, 5}, 1},
      {"sigmoid", sigmoid, {-8, 8}, {-0.03, 1.05}, 1},
      {"its slope", sigmoid_derivative, {-8, 8}, {0, 0.3}, 1},
      {"its slope on a log axis", sigmoid_derivative, {-30, 30}, {1e-12, 1}, 1, Scale::Linear, Scale::Log},
      {"tanh", [](double x) { return std::tanh(x); }, {-6, 6}, {-1.1, 1.1}, 1},
      {"ReLU", relu, {-6, 6.1}, {-1, 6}, 1},
      {"ReLU's slope", relu_derivative, {-6, 6.1}, {-0.1, 1.1}, 2},
      {"a kink between two samples", [](double x) { return std::abs(x - 0.1234567); }, {-1, 1}, {-0.1, 1}, 1},
      {"a staircase", [](double x) { return std::floor(x); }, {0.05, 9.95}, {-1, 10}, 10},
      {"tangent", [](double x) { return std::tan(x); }, {-5, 5}, {-6, 6}, 5},
      {"1/x", [](double x) { return 1 / x; }, {-1, 1.1}, {-50, 50}, 2},
      {"1/x, an infinity at a sample", [](double x) { return 1 / x; }, {-1, 1}, {-50, 50}, 2},
      {"1/x^2", [](double x) { return 1 / (x * x); }, {-1, 1.1}, {0, 1e4}, 2},
      {"sin 1/x", [](double x) { return std::sin(1 / x); }, {0.06, 1}, {-1.1, 1.1}, 1},
      {"many waves", [](double x) { return std::sin(60 * x); }, {0, 6}, {-1.1, 1.1}, 1},
      {"a root", [](double x) { return std::sqrt(x); }, {-1, 1.1}, {-0.1, 1.1}, 1},
      {"a cube root", [](double x) { return std::cbrt(x); }, {-1, 1.1}, {-1.1, 1.1}, 1},
      {"a steep sigmoid", [](double x) { return sigmoid(1e3 * x); }, {-1, 1.1}, {-0.03, 1.05}, 1},
      {"a wall of a sigmoid", [](double x) { return sigmoid(1e7 * x); }, {-1, 1.1}, {-0.03, 1.05}, 1},
      {"-log p", [](double p) { return surprisal(p); }, {0, 1}, {0, 6}, 1},
      {"-log p on a log axis", [](double p) { return surprisal(p); }, {1e-4, 1}, {0, 10}, 1, Scale::Log},
      {"binary entropy", [](double p) { return binary_entropy(p); }, {0, 1}, {0, 0.75}, 1},
      {"a gap", gap_between, {0, 1}, {0, 1}, 2},
      {"overflow", [](double z) { return std::exp(z) / (1 + std::exp(z)); }, {-800, 800}, {-0.03, 1.05}, 1},
      {"underflow", [](double z) { return naive::log_sigmoid(z); }, {-800, 100}, {-790, 10}, 1},
      {"a float's digits",
       [](double z) { return static_cast<double>(naive::sigmoid(static_cast<float>(z))); },
       {-10, 10},
       {-0.03, 1.05},
       1},
      {"far out of sight in between", [](double x) { return 100 * x * x; }, {-3, 3}, {-1, 1}, 1},
      {"nowhere", [](double) { return kNan; }, {0, 1}, {0, 1}, 0},
      {"at infinity", [](double) { return kInfinity; }, {0, 1}, {0, 1}, 0},
  };
  return all;
}

struct Drawn {
  std::vector<Polyline> data;
  std::vector<Polyline> pixels;
  int evaluations = 0;

  std::size_t points() const {
    std::size_t count = 0;
    for (const Polyline& piece : data) count += piece.size();
    return count;
  }
};

Drawn drawn(const Case& c, const Ground& g) {
  Drawn result;
  const Function counted = [&](double x) {
    ++result.evaluations;
    return c.f(x);
  };
  result.data = sample(counted, c.domain, g.x, g.y);
  for (const Polyline& piece : result.data) result.pixels.push_back(to_pixels(piece, g.x, g.y));
  return result;
}

double to_segment(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
  return std::hypot(a.x + dx * t - p.x, a.y + dy * t - p.y);
}

// The distance from a point to the line drawn within a pixel of it.
double to_drawn(Point p, const std::vector<Polyline>& pieces) {
  double nearest = kInfinity;
  for (const Polyline& piece : pieces) {
    auto b = std::lower_bound(piece.begin(), piece.end(), p.x - 1, [](Point q, double x) { return q.x < x; });
    for (b = std::max(b, piece.begin() + 1); b != piece.end(); ++b) {
      nearest = std::min(nearest, to_segment(p, *(b - 1), *b));
      if (b->x > p.x + 1) break;
    }
  }
  return nearest;
}

bool in_sight(const Ground& g, double height) { return height >= g.y.pixel_high && height <= g.y.pixel_low; }

double length_of(const Polyline& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i)
    length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  return length;
}

class Sampling : public testing::TestWithParam<Case> {};

TEST_P(Sampling, IsCloseToTheFunctionEverywhere) {
  for (double width : kWidths) {
    const Case& c = GetParam();
    const Ground g = ground(c.domain, c.heights, width, c.x_scale, c.y_scale);
    const Drawn line = drawn(c, g);
    const int dense = static_cast<int>(20 * width);
    for (int i = 0; i <= dense; ++i) {
      const double pixel = g.x.pixel_low + width * i / dense;
      const double x = std::clamp(g.x.to_data(pixel), c.domain.low, c.domain.high);
      const double height = g.y.to_pixel(c.f(x));
      if (!std::isfinite(height) || !in_sight(g, height)) continue;
      ASSERT_LE(to_drawn({pixel, height}, line.pixels), kTolerance) << c.name << " at " << x << ", " << width;
    }
  }
}

// The converse: everything drawn belongs to the function. Within a fraction of a pixel of a point on the
// line, the function has values above and below it.
TEST_P(Sampling, DrawsOnlyTheFunction) {
  for (double width : kWidths) {
    const Case& c = GetParam();
    const Ground g = ground(c.domain, c.heights, width, c.x_scale, c.y_scale);
    for (const Polyline& piece : drawn(c, g).pixels) {
      for (std::size_t i = 1; i < piece.size(); ++i) {
        const Point a = piece[i - 1];
        const Point b = piece[i];
        const int steps = static_cast<int>(std::clamp(std::hypot(b.x - a.x, b.y - a.y) * 4, 1.0, 40.0));
        for (int s = 0; s <= steps; ++s) {
          const Point p = {a.x + (b.x - a.x) * s / steps, a.y + (b.y - a.y) * s / steps};
          if (!in_sight(g, p.y)) continue;
          double low = kInfinity;
          double high = -kInfinity;
          for (Point end : {a, b}) {  // must be close to the function too
            if (std::abs(end.x - p.x) > kTolerance) continue;
            low = std::min(low, end.y);
            high = std::max(high, end.y);
          }
          for (int k = -20; k <= 20; ++k) {
            const double x = g.x.to_data(p.x + kTolerance * std::pow(k / 20.0, 3));  // denser in the middle
            const double height = g.y.to_pixel(c.f(std::clamp(x, c.domain.low, c.domain.high)));
            if (std::isnan(height)) continue;
            low = std::min(low, height);
            high = std::max(high, height);
          }
          ASSERT_GE(p.y, low - kTolerance) << c.name << " at pixel " << p.x << ", " << width;
          ASSERT_LE(p.y, high + kTolerance) << c.name << " at pixel " << p.x << ", " << width;
        }
      }
    }
  }
}

TEST_P(Sampling, IsSplitOnlyWhereTheFunctionIs) {
  const Case& c = GetParam();
  for (double width : kWidths) {
    const Ground g = ground(c.domain, c.heights, width, c.x_scale, c.y_scale);
    const Rect frame = {g.x.pixel_low, g.y.pixel_high, width, g.y.pixel_low};
    std::size_t seen = 0;
    for (const Polyline& piece : drawn(c, g).pixels) seen += clipped(piece, frame.inset(-1)).size();
    EXPECT_EQ(seen, c.pieces) << c.name << ", " << width;
  }
}

TEST_P(Sampling, GoesFromLeftToRightThroughPointsOfTheFunction) {
  const Case& c = GetParam();
  const Ground g = ground(c.domain, c.heights, 1600, c.x_scale, c.y_scale);
  double before = -kInfinity;
  for (const Polyline& piece : drawn(c, g).data) {
    EXPECT_GE(piece.size(), 2u);
    for (Point p : piece) {
      ASSERT_GE(p.x, before) << c.name;
      ASSERT_GE(p.x, c.domain.low);
      ASSERT_LE(p.x, c.domain.high);
      ASSERT_EQ(p.y, c.f(p.x)) << c.name << " at " << p.x;
      before = p.x;
    }
  }
}

// Few points and evaluations for the length of the line: they determine the size of a file and the time to
// draw a frame.
TEST_P(Sampling, UsesFewPointsAndEvaluations) {
  const Case& c = GetParam();
  for (double width : kWidths) {
    const Ground g = ground(c.domain, c.heights, width, c.x_scale, c.y_scale);
    const Drawn line = drawn(c, g);
    double length = width;
    for (const Polyline& piece : line.pixels) {
      for (const Polyline& part : clipped(piece, {g.x.pixel_low, g.y.pixel_high, width, g.y.pixel_low}))
        length += length_of(part);
    }
    EXPECT_LE(line.evaluations, 2 * length + 4000) << c.name << ", " << width;
    EXPECT_LE(static_cast<double>(line.points()), length / 5 + 100) << c.name << ", " << width;
  }
}

INSTANTIATE_TEST_SUITE_P(Functions, Sampling, testing::ValuesIn(cases()),
                         [](const testing::TestParamInfo<Case>& c) {
                           std::string name(c.param.name);
                           std::replace_if(
                               name.begin(), name.end(),
                               [](unsigned char letter) { return std::isalnum(letter) == 0; }, '_');
                           return name;
                         });

std::size_t points_for(const Function& f, Range domain, Range heights, double width = 1600) {
  const Case c = {"", f, domain, heights, 1};
  return drawn(c, ground(domain, heights, width)).points();
}

TEST(Sample, NeedsTwoPointsForALine) {
  EXPECT_EQ(points_for([](double) { return 1.0; }, {0, 1}, {0, 2}), 2u);
  EXPECT_EQ(points_for([](double x) { return 3 * x; }, {-5, 5}, {-15, 15}), 2u);
  // A power of x is a straight line on log axes.
  const Case power = {"", [](double x) { return std::pow(x, 3); }, {1e-3, 1e3}, {1e-9, 1e9}, 1};
  EXPECT_EQ(drawn(power, ground(power.domain, power.heights, 1600, Scale::Log, Scale::Log)).points(), 2u);
}

// An arc of radius r needs a chord every sqrt(8 r e) to stay within e of it.
TEST(Sample, NeedsFewPointsForACurve) {
  EXPECT_LE(points_for(sigmoid, {-8, 8}, {-0.03, 1.05}), 120u);
  EXPECT_LE(points_for([](double x) { return x * x; }, {-1, 1}, {0, 1}), 120u);
}

// A corner of more than a few degrees can be seen on paper, where a curve has several dots to a pixel.
TEST(Sample, HasNoVisibleCornersOnPaper) {
  constexpr double kSharpest = 4 * std::numbers::pi / 180;
  for (const Function& f : {Function(sigmoid), Function(sigmoid_derivative)}) {
    const Ground g = ground({-8, 8}, {-0.03, 1.05}, 320);
    const std::vector<Polyline> pieces = sample(f, {-8, 8}, g.x, g.y, kPaperTolerance);
    ASSERT_EQ(pieces.size(), 1u);
    const Polyline line = to_pixels(pieces.front(), g.x, g.y);
    for (std::size_t i = 2; i < line.size(); ++i) {
      const double before = std::atan2(line[i - 1].y - line[i - 2].y, line[i - 1].x - line[i - 2].x);
      const double after = std::atan2(line[i].y - line[i - 1].y, line[i].x - line[i - 1].x);
      EXPECT_LE(std::abs(after - before), kSharpest) << line[i - 1].x;
    }
    EXPECT_LT(line.size(), 200u);
  }
}

// The jump is found wherever it is between two samples.
TEST(Sample, FindsAJumpToAFractionOfAPixel) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> places(0.01, 0.99);
  for (double width : kWidths) {
    const Ground g = ground({0, 1}, {-0.1, 1.1}, width);
    for (int i = 0; i < 50; ++i) {
      const double at = places(random);
      const Function step = [at](double x) { return x < at ? 0.0 : 1.0; };
      const std::vector<Polyline> pieces = sample(step, {0, 1}, g.x, g.y);
      ASSERT_EQ(pieces.size(), 2u) << at;
      EXPECT_NEAR(g.x.to_pixel(pieces[0].back().x), g.x.to_pixel(at), 0.05) << at;
      EXPECT_NEAR(g.x.to_pixel(pieces[1].front().x), g.x.to_pixel(at), 0.05) << at;
      EXPECT_LT(pieces[0].back().x, at);
      EXPECT_GE(pieces[1].front().x, at);
    }
  }
}

TEST(Sample, FindsTheEndsOfAGapToAFractionOfAPixel) {
  std::mt19937_64 random(12);
  std::uniform_real_distribution<double> places(0.05, 0.45);
  for (double width : kWidths) {
    const Ground g = ground({0, 1}, {-0.1, 1.1}, width);
    for (int i = 0; i < 50; ++i) {
      const double from = places(random);
      const double to = from + 7 / width + places(random);
      const Function gap = [&](double x) { return x > from && x < to ? kNan : x * x; };
      const std::vector<Polyline> pieces = sample(gap, {0, 1}, g.x, g.y);
      ASSERT_EQ(pieces.size(), 2u) << from << " to " << to;
      EXPECT_NEAR(g.x.to_pixel(pieces[0].back().x), g.x.to_pixel(from), 0.05);
      EXPECT_NEAR(g.x.to_pixel(pieces[1].front().x), g.x.to_pixel(to), 0.05);
    }
  }
}

TEST(Sample, StaysWithinItsDomainAndTheAxis) {
  const Ground g = ground({0, 1}, {0, 1}, 1000);
  double low = kInfinity;
  double high = -kInfinity;
  const Function watched = [&](double x) {
    low = std::min(low, x);
    high = std::max(high, x);
    return x;
  };
  sample(watched, {0.25, 5}, g.x, g.y);
  EXPECT_EQ(low, 0.25);
  EXPECT_EQ(high, 1);
  EXPECT_TRUE(sample(watched, {2, 3}, g.x, g.y).empty());
  EXPECT_TRUE(sample(watched, {0.5, 0.5}, g.x, g.y).empty());
  EXPECT_TRUE(sample(watched, {0.7, 0.3}, g.x, g.y).empty());
  EXPECT_TRUE(sample(watched, {kNan, kNan}, g.x, g.y).empty());
}

TEST(SplitAtNan, SplitsAtPointsThatAreNotFinite) {
  const auto sizes = [](const std::vector<Point>& points) {
    std::vector<std::size_t> result;
    for (const Polyline& piece : split_at_nan(points)) result.push_back(piece.size());
    return result;
  };
  using Sizes = std::vector<std::size_t>;
  EXPECT_EQ(sizes({}), Sizes());
  EXPECT_EQ(sizes({{1, 1}}), Sizes());
  EXPECT_EQ(sizes({{1, 1}, {2, 2}, {3, 3}}), Sizes{3});
  EXPECT_EQ(sizes({{1, 1}, {2, 2}, {kNan, 3}, {4, 4}, {5, 5}}), (Sizes{2, 2}));
  EXPECT_EQ(sizes({{1, 1}, {2, kInfinity}, {3, 3}, {4, 4}, {5, -kInfinity}}), Sizes{2});
  EXPECT_EQ(sizes({{kNan, kNan}, {kNan, 1}}), Sizes());
}

// A random walk, much of it outside.
Polyline wandering(std::mt19937_64& random, int points) {
  std::uniform_real_distribution<double> place(-300, 400);
  Polyline line;
  for (int i = 0; i < points; ++i) line.push_back({place(random), place(random)});
  return line;
}

TEST(Clipped, KeepsWhatIsInside) {
  constexpr Rect kFrame = {10, 20, 100, 60};
  std::mt19937_64 random(13);
  for (int round = 0; round < 200; ++round) {
    const Polyline line = wandering(random, 12);
    double within = 0;
    constexpr int kSteps = 5000;
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Point a = line[i - 1];
      const Point b = line[i];
      int inside = 0;
      for (int s = 0; s < kSteps; ++s) {
        const double t = (s + 0.5) / kSteps;
        inside += kFrame.contains(Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}) ? 1 : 0;
      }
      within += std::hypot(b.x - a.x, b.y - a.y) * inside / kSteps;
    }
    double length = 0;
    for (const Polyline& part : clipped(line, kFrame)) {
      length += length_of(part);
      for (Point p : part) EXPECT_TRUE(kFrame.inset(-1e-9).contains(p)) << p.x << ", " << p.y;
    }
    // The count is off by at most two steps per segment.
    EXPECT_NEAR(length, within, 12 * 2 * 1000.0 / kSteps);
  }
}

TEST(Clipped, LeavesALineInsideUnchanged) {
  const Polyline line = {{20, 30}, {50, 70}, {100, 25}};
  const std::vector<Polyline> parts = clipped(line, {10, 20, 100, 60});
  ASSERT_EQ(parts.size(), 1u);
  ASSERT_EQ(parts[0].size(), 3u);
  EXPECT_EQ(parts[0][1].y, 70);
  EXPECT_TRUE(clipped({}, {10, 20, 100, 60}).empty());
  EXPECT_TRUE(clipped({{20, 30}}, {10, 20, 100, 60}).empty());
}

double area_of(const Polyline& polygon) {
  double twice = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i];
    const Point b = polygon[(i + 1) % polygon.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

TEST(ClippedArea, CutsAPolygonToTheFrame) {
  constexpr Rect kFrame = {0, 0, 10, 10};
  EXPECT_DOUBLE_EQ(area_of(clipped_area({{2, 2}, {8, 2}, {8, 8}, {2, 8}}, kFrame)), 36);
  EXPECT_DOUBLE_EQ(area_of(clipped_area({{-5, -5}, {15, -5}, {15, 15}, {-5, 15}}, kFrame)), 100);
  EXPECT_DOUBLE_EQ(area_of(clipped_area({{5, 5}, {20, 5}, {20, 20}, {5, 20}}, kFrame)), 25);
  // A triangle over a corner; half a square of 4 remains.
  EXPECT_NEAR(area_of(clipped_area({{-6, 10}, {4, 0}, {-6, -10}}, kFrame)), 8, 1e-9);
  EXPECT_DOUBLE_EQ(area_of(clipped_area({{20, 20}, {30, 20}, {30, 30}}, kFrame)), 0);
  EXPECT_TRUE(clipped_area({}, kFrame).empty());
}

}  // namespace
}  // namespace surprisal::test
