// Checks that dragging any handle anywhere leaves a session that can be drawn and saved, and that handles
// follow the pointer.
#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "../thoroughness.h"
#include "every_figure.h"
#include "namespaces.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "session/keys.h"
#include "sessions.h"
#include "words.h"

namespace surprisal::test {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double kNan = std::nan("");

std::optional<Handle> handle_named(const Plot& plot, const std::string& id) {
  for (Handle& handle : handles_of(plot)) {
    if (handle.id == id) return handle;
  }
  return std::nullopt;
}

// Points with coordinates of every kind: NaN, infinite, the largest and smallest doubles, and ordinary ones.
std::vector<Point> places(std::mt19937_64& random) {
  const double values[] = {kNan,  kInfinity, -kInfinity, std::numeric_limits<double>::max(),
                           1e308, -1e308,    5e-324,     0,
                           1,     -1,        1e4,        -1e4};
  std::vector<Point> all;
  for (double x : values) {
    for (double y : values) all.push_back({x, y});
  }
  std::uniform_real_distribution<double> size(-12, 3);
  std::uniform_real_distribution<double> near(-1.5, 2.5);
  for (int i = 0; i < 20; ++i) all.push_back({near(random), near(random)});
  for (int i = 0; i < 20; ++i) {
    const double sign = i % 2 == 0 ? 1 : -1;
    all.push_back({sign * std::pow(10, size(random)), std::pow(10, size(random))});
  }
  return all;
}

bool free_along_x(const Handle& handle) { return handle.direction != Handle::Direction::Vertical; }
bool free_along_y(const Handle& handle) { return handle.direction != Handle::Direction::Horizontal; }

// The area that a handle may be in: within the axes of its panel, or in a triangle, where the third
// probability is 1 minus the other two.
struct Ground {
  Range x = {0, 1};
  Range y = {0, 1};
  bool is_triangle = false;
};

Ground ground_of(const Scene& scene, const PlacedHandle& handle) {
  const PlacedPanel& panel = scene.panels[handle.panel];
  return panel.is_triangle ? Ground{{0, 1}, {0, 1}, true} : Ground{panel.x.data, panel.y.data, false};
}

// The distance between two points in the directions that the handle can move, as a fraction of the plot.
double apart(const Handle& handle, Point a, Point b, const Ground& ground) {
  const double dx = free_along_x(handle) ? (a.x - b.x) / (ground.x.high - ground.x.low) : 0;
  const double dy = free_along_y(handle) ? (a.y - b.y) / (ground.y.high - ground.y.low) : 0;
  return std::hypot(dx, dy, ground.is_triangle ? dx + dy : 0);
}

class EveryHandle : public testing::TestWithParam<Figure> {};

TEST_P(EveryHandle, LeavesAValidSessionWhereverItIsMoved) {
  const Figure& figure = GetParam();
  std::mt19937_64 random(20);
  for (const NamedSession& s : sessions()) {
    for (const Handle& handle : handles_of(figure.build(s.session))) {
      const std::vector<Point> all = places(random);
      for (std::size_t i = 0; i < all.size(); i += kEvery) {
        Session moved = s.session;
        handle.move(moved, all[i]);
        const std::string fault = fault_of(moved);
        ASSERT_EQ(fault, "") << figure.id << ", " << s.name << ": " << handle.id << " to " << all[i].x << ", "
                             << all[i].y;
      }
    }
  }
}

// Several moves, as in a drag; each uses the handle of the plot as it is after the previous move.
TEST_P(EveryHandle, StaysInThePlot) {
  const Figure& figure = GetParam();
  std::mt19937_64 random(21);
  for (const char* name : {"default", "ten classes", "the largest logits", "several right"}) {
    Session session = session_named(name);
    const std::vector<Handle> handles = handles_of(figure.build(session));
    const std::vector<Point> ways = places(random);
    for (const Handle& first : handles) {
      for (std::size_t i = 0; i < ways.size(); i += 7) {
        const auto handle = handle_named(figure.build(session), first.id);
        ASSERT_TRUE(handle) << figure.id << ", " << name << ": " << first.id << " is lost";
        handle->move(session, ways[i]);
        ASSERT_EQ(fault_of(session), "");
      }
    }
  }
}

TEST_P(EveryHandle, ChangesNothingIfNotMoved) {
  const Figure& figure = GetParam();
  for (const char* name : {"default", "two classes", "ten classes", "equal logits", "hot", "soft labels",
                           "smoothed", "hartleys, KL", "sigmoid, bits, entropy"}) {
    const Session& session = session_named(name);
    for (const Handle& handle : handles_of(figure.build(session))) {
      Session moved = session;
      handle.move(moved, handle.at);
      if (figure.id == "path") continue;  // its handle moves the prediction onto the path
      // The position is a few roundings away from the value that it shows.
      EXPECT_LT(distance(session, moved), 1e-12) << figure.id << ", " << name << ": " << handle.id;
    }
  }
}

// A handle that cannot reach the pointer goes as near as it can, and stays there if moved again.
TEST_P(EveryHandle, FollowsThePointer) {
  const Figure& figure = GetParam();
  std::mt19937_64 random(22);
  std::uniform_real_distribution<double> share(-0.1, 1.1);
  for (const char* name :
       {"default", "two classes", "ten classes", "soft labels", "smoothed", "hartleys, KL"}) {
    const Session& session = session_named(name);
    const Scene scene = lay_out(figure.build(session), {0, 0, 1000, 625}, {fonts()});
    for (const PlacedHandle& placed : scene.handles) {
      const Handle& handle = placed.handle;
      const Ground ground = ground_of(scene, placed);
      for (int i = 0; i < 20; ++i) {
        const Point wish = {ground.x.low + share(random) * (ground.x.high - ground.x.low),
                            ground.y.low + share(random) * (ground.y.high - ground.y.low)};
        Session moved = session;
        handle.move(moved, wish);
        const auto there = handle_named(figure.build(moved), handle.id);
        ASSERT_TRUE(there) << figure.id << ": " << handle.id << " is lost";
        const std::string where = std::string(figure.id) + ", " + name + ": " + handle.id + " to " +
                                  std::to_string(wish.x) + ", " + std::to_string(wish.y) + " came to " +
                                  std::to_string(there->at.x) + ", " + std::to_string(there->at.y);
        EXPECT_LE(apart(handle, there->at, wish, ground), apart(handle, handle.at, wish, ground) + 1e-9)
            << where;
        Session again = moved;
        there->move(again, there->at);
        const auto still = handle_named(figure.build(again), handle.id);
        ASSERT_TRUE(still);
        EXPECT_LT(apart(handle, there->at, still->at, ground), 1e-9) << where << " and went on";
      }
    }
  }
}

// A slide omits the sliders of values that its figure declares as draggable, so handles must reach them all.
TEST_P(EveryHandle, ReachesEveryClassThatItsRowSays) {
  const Figure& figure = GetParam();
  const Session& session = session_named("soft labels");
  for (std::size_t k = 0; k < class_count(session); ++k) {
    bool logit = false;
    bool label = false;
    for (const Handle& handle : handles_of(figure.build(session))) {
      for (const double by : {-0.1, 0.1}) {
        Session moved = session;
        handle.move(moved, {handle.at.x + by, handle.at.y + by});
        logit |= moved.logits[k] != session.logits[k];
        label |= moved.labels[k] != session.labels[k];
      }
    }
    EXPECT_TRUE(logit || !figure.drags_logits) << figure.id << " " << k;
    EXPECT_TRUE(label || !figure.drags_labels) << figure.id << " " << k;
  }
}

TEST_P(EveryHandle, HasAUniqueId) {
  const Figure& figure = GetParam();
  for (const NamedSession& s : sessions()) {
    std::set<std::string> ids;
    for (const Handle& handle : handles_of(figure.build(s.session))) {
      EXPECT_TRUE(ids.insert(handle.id).second) << figure.id << ", " << s.name << ": two are " << handle.id;
      EXPECT_FALSE(handle.name.en.empty() || handle.name.zh.empty()) << figure.id << ": " << handle.id;
      EXPECT_TRUE(handle.move) << figure.id << ": " << handle.id;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryHandle, every_figure(), id_as_test_name);

// Exact positions, for handles whose allowed positions are known.

void expect_at(const char* figure_id, const Session& session, const std::string& id, Point wish) {
  const Figure& figure = *find_figure(figure_id);
  const auto handle = handle_named(figure.build(session), id);
  ASSERT_TRUE(handle) << id;
  Session moved = session;
  handle->move(moved, wish);
  const auto there = handle_named(figure.build(moved), id);
  ASSERT_TRUE(there) << id;
  const double x = free_along_x(*handle) ? wish.x : there->at.x;
  const double y = free_along_y(*handle) ? wish.y : there->at.y;
  EXPECT_NEAR(there->at.x, x, 1e-12 * std::max(1.0, std::abs(x))) << id;
  EXPECT_NEAR(there->at.y, y, 1e-12 * std::max(1.0, std::abs(y))) << id;
}

TEST(Handle, OfALogitReachesEveryLogit) {
  for (double z : {-1e9, -700.0, -5.5, 0.0, 1e-9, 3.25, 11.5, 40.0, 1e9}) {
    const Figure& figure = *find_figure("sigmoid");
    Session moved;
    handle_named(figure.build(moved), "logit:1")->move(moved, {z, 0.5});
    EXPECT_EQ(moved.logits[1], z);
    const auto there = handle_named(figure.build(moved), "logit:1");
    ASSERT_TRUE(there);
    // The handle stays within the axis, which ends at 12, even if the logit is beyond it.
    if (std::abs(z) <= 12) {
      EXPECT_EQ(there->at.x, z);
    } else {
      EXPECT_LT(std::abs(there->at.x), 12);
      EXPECT_EQ(there->at.x > 0, z > 0);
    }
  }
}

TEST(Handle, OfABarSetsItsValue) {
  for (const Handle& handle : handles_of(find_figure("softmax-bars")->build({}))) {
    const bool is_share = handle.id.starts_with("probability");
    const bool is_power = handle.id.starts_with("exp");
    if (handle.id.starts_with("label")) continue;  // it follows the rule of the label mode
    for (double length : {0.001, 0.25, 0.5, 0.875, 0.999}) {
      const double wish = is_share ? length : is_power ? 50 * length : 20 * length - 10;
      expect_at("softmax-bars", {}, handle.id, {0, wish});
    }
  }
}

TEST(Handle, OfALabelSquareSetsTheLabel) {
  Session session;
  handle_named(find_figure("softmax-bars")->build(session), "label:1")->move(session, {0, 0.9});
  EXPECT_EQ(session.labels, (std::vector<double>{0, 1, 0}));
  session.label_mode = LabelMode::Distribution;
  for (double share : {0.0, 0.25, 0.6, 1.0}) expect_at("softmax-bars", session, "label:1", {0, share});
}

TEST(Handle, OfADistributionReachesEveryPointOfTheTriangle) {
  for (double p0 : {0.05, 0.3, 0.6, 0.9}) {
    for (double share : {0.05, 0.5, 0.95}) {
      const Point inside = {p0, (1 - p0) * share};
      expect_at("triangle", {}, "label", inside);
      expect_at("triangle", {}, "prediction", inside);
      expect_at("triangle", session_named("hot"), "prediction", inside);
      expect_at("triangle", session_named("ten classes"), "prediction", inside);
      expect_at("triangle", session_named("ten classes"), "label", inside);
    }
  }
}

}  // namespace
}  // namespace surprisal::test
