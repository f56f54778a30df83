// Checks that every task in the course can be done with the sliders and the handles that its step offers, by
// moving them as a person would until the goal is reached.
#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "desk/lesson_steps.h"
#include "desk/step_sliders.h"
#include "figures/catalogue.h"
#include "lesson/reviews.h"
#include "plot/plot.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr int kPlaces = 300;  // positions of a slider, one per pixel

struct Hand {
  const Task& task;
  Values start;
  std::vector<Slider> sliders;

  double share(const Session& session) const {
    const GoalProgress progress = progress_towards(task.goal, start, Values(session));
    return progress.reached ? 2 : progress.share;
  }

  static void put(const Slider& slider, Session& session, int place) {
    const double value = value_at(slider.range, static_cast<double>(place) / kPlaces);
    slider.set(session, slider.range.whole ? std::round(value) : value);
  }

  // Moves one slider after another to the position that helps most, until none helps.
  double climb(Session& session) const {
    double best = share(session);
    for (bool helped = true; helped && best < 2;) {
      helped = false;
      for (const Slider& slider : sliders) {
        Session best_here = session;
        for (int place = 0; place <= kPlaces && best < 2; ++place) {
          Session tried = session;
          put(slider, tried, place);
          if (const double reached = share(tried); reached > best) {
            best = reached;
            best_here = tried;
            helped = true;
          }
        }
        session = best_here;
      }
    }
    return best;
  }

  bool solves_directly(Session from) const { return climb(from) >= 2; }

  // Also tries other starting points. Handles that block each other, such as the boundaries between letters,
  // are moved more than once.
  bool solves_with_restarts(const Session& from) const {
    Session session = from;
    std::mt19937 random(1);
    std::uniform_int_distribution<int> place(0, kPlaces);
    for (int attempt = 0; attempt < 200; ++attempt) {
      session = from;
      for (int round = 0; round < 3; ++round) {
        for (const Slider& slider : sliders) put(slider, session, place(random));
      }
      if (climb(session) >= 2) return true;
    }
    return false;
  }
};

// The handles that can be dragged along an axis with a fixed range, as sliders.
std::vector<Slider> handles_of(const Desk& desk) {
  std::vector<Slider> all;
  for (const FigureView* view : shown_figures(desk)) {
    const Plot plot = find_figure(view->id)->build(desk.workspace.session());
    for (const auto& row : plot.rows) {
      for (const Panel& panel : row) {
        const Chart* chart = std::get_if<Chart>(&panel.content);
        if (chart == nullptr) continue;
        for (const Handle& handle : chart->handles) {
          const bool upwards = handle.direction == Handle::Direction::Vertical;
          const std::optional<Range>& range = upwards ? chart->y.range : chart->x.range;
          if (!range || !handle.move) continue;
          Slider slider;
          slider.range = {.low = range->low, .high = range->high};
          slider.set = [move = handle.move, at = handle.at, upwards](Session& session, double to) {
            move(session, upwards ? Point{at.x, to} : Point{to, at.y});
          };
          all.push_back(std::move(slider));
        }
      }
    }
  }
  return all;
}

TEST(Tasks, CanBeDoneWithTheSlidersAndHandlesOfTheirStep) {
  Desk desk;
  desk.settings.reduced_motion = true;
  desk.course.lessons = with_reviews(lessons(), 1);
  int tasks = 0;
  for (std::size_t i = 0; i < desk.course.lessons.size(); ++i) {
    const Lesson& lesson = desk.course.lessons[i].en;
    for (std::size_t number = 0; number < lesson.steps.size(); ++number) {
      const Step& step = lesson.steps[number];
      if (!step.task) continue;
      ++tasks;
      open_lesson(desk, i, number);
      const Session from = session_of_task(step);
      desk.edit(from, "a test");
      const Hand hand = {*step.task, Values(from), step_sliders(desk)};
      EXPECT_LT(hand.share(from), 2) << lesson.id << ", step " << number + 1 << ": done at the start";
      const Hand at_the_figure = {*step.task, Values(from), handles_of(desk)};
      EXPECT_TRUE(hand.solves_directly(from) || at_the_figure.solves_directly(from) ||
                  hand.solves_with_restarts(from) || at_the_figure.solves_with_restarts(from))
          << lesson.id << ", step " << number + 1 << ": out of reach";
    }
  }
  EXPECT_GT(tasks, 20);
}

}  // namespace
}  // namespace surprisal::test
