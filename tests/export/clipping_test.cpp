// Checks that clipping to a frame keeps exactly what is visible, for numbers of any size.
#include "draw/clipping.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "testing.h"

namespace surprisal::test {
namespace {

constexpr Rect kFrame = {0, 0, 100, 50};
constexpr double kHuge = std::numeric_limits<double>::max();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double kNan = std::nan("");

using Points = std::vector<Point>;

void expect_points(const Points& actual, const Points& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    EXPECT_NEAR(actual[i].x, expected[i].x, 1e-9);
    EXPECT_NEAR(actual[i].y, expected[i].y, 1e-9);
  }
}

bool is_near_frame(Point p) { return kFrame.inset(-1e-6).contains(p); }

// Twice the area, with the sign of its direction.
double area(const Points& points) {
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point a = points[i];
    const Point b = points[(i + 1) % points.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

TEST(ClippedLine, KeepsWhatIsInsideUnchanged) {
  const Points points = {{0.1, 0.2}, {50, 50}, {100, 0}, {33.3, 1e-9}};
  const auto parts = clipped_line(points, kFrame);
  ASSERT_EQ(parts.size(), 1u);
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_EQ(parts[0].points[i].x, points[i].x);
    EXPECT_EQ(parts[0].points[i].y, points[i].y);
  }
  EXPECT_EQ(parts[0].start, 0);
}

TEST(ClippedLine, SplitsWhereTheLineLeavesAndKeepsTheDistance) {
  const Points points = {{-30, 10}, {130, 10}, {130, 20}, {-30, 20}};
  const auto parts = clipped_line(points, kFrame);
  ASSERT_EQ(parts.size(), 2u);
  expect_points(parts[0].points, {{0, 10}, {100, 10}});
  EXPECT_DOUBLE_EQ(parts[0].start, 30);
  expect_points(parts[1].points, {{100, 20}, {0, 20}});
  EXPECT_DOUBLE_EQ(parts[1].start, 160 + 10 + 30);
}

TEST(ClippedLine, SplitsAtGapsAndKeepsASinglePoint) {
  const Points points = {{1, 1}, {2, 2}, {kNan, 3}, {4, 4}, {5, kInfinity}, {6, 6}, {7, 7}, {-kInfinity, 0}};
  const auto parts = clipped_line(points, kFrame);
  ASSERT_EQ(parts.size(), 3u);
  expect_points(parts[0].points, {{1, 1}, {2, 2}});
  expect_points(parts[1].points, {{4, 4}, {4, 4}});
  expect_points(parts[2].points, {{6, 6}, {7, 7}});
  EXPECT_TRUE(clipped_line({}, kFrame).empty());
  EXPECT_TRUE(clipped_line(Points{{-1, 0}}, kFrame).empty());
}

TEST(ClippedLine, StaysOnTheLineForEndsOfAnySize) {
  expect_points(clipped_line(Points{{-kHuge, 25}, {kHuge, 25}}, kFrame).at(0).points, {{0, 25}, {100, 25}});
  expect_points(clipped_line(Points{{50, -kHuge}, {50, kHuge}}, kFrame).at(0).points, {{50, 0}, {50, 50}});
  expect_points(clipped_line(Points{{0, 0}, {kHuge, kHuge}}, kFrame).at(0).points, {{0, 0}, {50, 50}});
  expect_points(clipped_line(Points{{0, 0}, {1e300, 1e290}}, kFrame).at(0).points, {{0, 0}, {100, 1e-8}});
  EXPECT_TRUE(clipped_line(Points{{-kHuge, -kHuge}, {kHuge, -kHuge}}, kFrame).empty());
}

TEST(ClippedLine, NeverLeavesTheFrame) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> exponent(-3, 308);
  const auto coordinate = [&] { return std::pow(10, exponent(random)) * (random() % 2 == 0 ? 1 : -1); };
  Points points;
  for (int i = 0; i < 20000; ++i) points.push_back({coordinate(), coordinate()});
  for (const LinePart& part : clipped_line(points, kFrame)) {
    EXPECT_TRUE(std::isfinite(part.start));
    for (Point p : part.points) EXPECT_TRUE(is_near_frame(p)) << p.x << ' ' << p.y;
  }
  for (Point p : clipped_polygon(points, kFrame)) EXPECT_TRUE(is_near_frame(p)) << p.x << ' ' << p.y;
}

TEST(ClippedPolygon, KeepsTheAreaInside) {
  EXPECT_NEAR(area(clipped_polygon(Points{{10, 10}, {20, 10}, {20, 20}, {10, 20}}, kFrame)), 100, 1e-9);
  EXPECT_NEAR(area(clipped_polygon(Points{{-50, -50}, {50, -50}, {50, 25}, {-50, 25}}, kFrame)), 50 * 25,
              1e-9);
  EXPECT_NEAR(area(clipped_polygon(Points{{-kHuge, -kHuge}, {kHuge, -kHuge}, {kHuge, kHuge}, {-kHuge, kHuge}},
                                   kFrame)),
              100 * 50, 1e-6);
  // A comb with its spine outside and two teeth inside.
  const Points comb = {{10, 10}, {200, 10}, {200, 40}, {10, 40}, {10, 30}, {150, 30}, {150, 20}, {10, 20}};
  EXPECT_NEAR(area(clipped_polygon(comb, kFrame)), 2 * 90 * 10, 1e-9);
  EXPECT_TRUE(clipped_polygon(Points{{-10, 0}, {-20, 0}, {-20, 10}}, kFrame).empty());
}

TEST(ClippedPolygon, LeavesOutNanAndInfinitePoints) {
  const Points points = {{10, 10}, {kNan, 0}, {20, 10}, {0, kInfinity}, {20, 20}, {10, 20}};
  EXPECT_NEAR(area(clipped_polygon(points, kFrame)), 100, 1e-9);
  EXPECT_TRUE(clipped_polygon(Points{{kNan, kNan}}, kFrame).empty());
}

TEST(ClippedRect, IsCutOrEmpty) {
  const Rect all = clipped_rect({-kHuge / 4, -kHuge / 4, kHuge / 2, kHuge / 2}, kFrame);
  EXPECT_EQ(all.width, 100);
  EXPECT_EQ(all.height, 50);
  EXPECT_EQ(clipped_rect({90, 0, kInfinity, 10}, kFrame).width, 10);
  EXPECT_EQ(clipped_rect({10, 20, 30, 10}, kFrame).width, 30);
  for (const Rect& none : {Rect{kNan, 0, 1, 1}, Rect{0, 0, kNan, 1}, Rect{0, 0, -1, 1}, Rect{0, 0, 0, 1},
                           Rect{200, 0, 1, 1}, Rect{-kInfinity, 0, kInfinity, 1}}) {
    EXPECT_EQ(clipped_rect(none, kFrame).width, 0);
  }
}

}  // namespace
}  // namespace surprisal::test
