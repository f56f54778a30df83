// Checks that a loss can be drawn over the plot by hand, in one stroke: in the window, in its lesson and
// while presenting.
#include <cmath>
#include <vector>

#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "figures/session_data.h"
#include "robot.h"
#include "testing.h"

namespace surprisal::test {
namespace {

enum class Room { Playground, Lesson, Slide };

class DrawingInWindow : public testing::TestWithParam<std::tuple<Language, Room>> {
 protected:
  DrawingInWindow() {
    Desk& desk = robot.desk();
    if (std::get<Room>(GetParam()) == Room::Playground) {
      desk.view.figures.clear();
      desk.view.figures.emplace_back().id = "own-loss";
      desk.view.maximized = 0;
    } else {
      desk.course.lessons = lessons();
      open_lesson_called(desk, "invent-the-loss");
      robot.frames(2);
      if (std::get<Room>(GetParam()) == Room::Slide) robot.press(ImGuiKey_F5);
    }
    robot.let_pass(2);
    robot.frames(3);
  }

  const PlacedPanel& panel() { return robot.picture().scene.panels[0]; }
  double price(double p) { return own_curve(robot.session()).loss(p); }

  void move_pen(Point to) {
    ImGui::GetIO().AddMousePosEvent(static_cast<float>(panel().x.to_pixel(to.x)),
                                    static_cast<float>(panel().y.to_pixel(to.y)));
    robot.frames(1);
  }
  void press_pen(bool down) {
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down);
    robot.frames(down ? 1 : 2);
  }
  void draw(const std::vector<Point>& stroke) {
    move_pen(stroke.front());
    press_pen(true);
    for (const Point& at : stroke) move_pen(at);
    press_pen(false);
  }

  bool sees_hint() {
    const Text hint = {"Draw a curve here", "在这里画一条曲线"};
    return robot.screen().find(hint.in(robot.desk().settings.language)) != std::string::npos;
  }

  Robot robot{std::get<Language>(GetParam()), {1440, 900}};
};

INSTANTIATE_TEST_SUITE_P(Rooms, DrawingInWindow,
                         testing::Combine(testing::Values(Language::English, Language::Chinese),
                                          testing::Values(Room::Playground, Room::Lesson, Room::Slide)));

// A parabola from 3 at 0 down to 0 at 1, which is nowhere near the line that was there.
std::vector<Point> steep_stroke(double from = 0.005, double to = 1) {
  std::vector<Point> stroke;
  constexpr int kMoves = 40;
  for (int i = 0; i <= kMoves; ++i) {
    const double p = std::lerp(from, to, i / static_cast<double>(kMoves));
    stroke.push_back({p, 3 * (1 - p) * (1 - p) + 0.1});
  }
  return stroke;
}

TEST_P(DrawingInWindow, MakesTheStrokeTheCurveAsOneStep) {
  EXPECT_TRUE(sees_hint());
  const Session before = robot.session();
  draw(steep_stroke());
  EXPECT_EQ(robot.session().own.curve, OwnCurve::Drawn);
  for (const double p : {0.0, 0.02, 0.1, 0.35, 0.5, 0.8, 1.0})
    EXPECT_NEAR(price(p), 3 * (1 - p) * (1 - p) + 0.1, 0.08) << p;
  EXPECT_TRUE(robot.desk().figures().front().pinned.empty()) << "a stroke is no click";
  EXPECT_FALSE(robot.desk().figures().front().views[0].x) << "and does not pan";
  EXPECT_FALSE(sees_hint());
  EXPECT_TRUE(robot.desk().settings.has_drawn);
  robot.desk().workspace.undo();
  EXPECT_EQ(robot.session(), before);
}

// Backwards, so that what counts is where the pen was and not in which order.
TEST_P(DrawingInWindow, ChangesOnlyThePartThatIsDrawn) {
  std::vector<Point> part = steep_stroke(0.1, 0.35);
  std::reverse(part.begin(), part.end());
  draw(part);
  EXPECT_NEAR(price(0.225), 3 * 0.775 * 0.775 + 0.1, 0.08);
  EXPECT_NEAR(price(0.5), 0.5, 1e-9);
  EXPECT_NEAR(price(0.9), 0.1, 1e-9);
  EXPECT_GE(price(0), price(0.1)) << "raised, since a loss never rises";
}

TEST_P(DrawingInWindow, StillDragsThePoints) {
  const PlacedHandle point = robot.picture().scene.handles[3];
  ASSERT_EQ(point.handle.id, "price:3");
  const Point at = panel().to_data(point.at);
  draw({at, {at.x, at.y + 0.3}, {at.x, at.y + 0.8}});
  EXPECT_EQ(robot.session().own.prices.size(), kKnots.size());
  EXPECT_NEAR(price(kKnots[3]), at.y + 0.8, 0.05);
}

}  // namespace
}  // namespace surprisal::test
