#include "desk/goals.h"

#include "base/wording.h"
#include "desk/lesson_steps.h"
#include "desk/tries.h"
#include "lesson/goal.h"
#include "lesson/names.h"

namespace surprisal::desk {
namespace {

Text words_of(const GoalAim& aim) {
  const std::string number = shown_aim(aim.aim);
  switch (aim.relation) {
    case Operation::Less:
    case Operation::LessOrEqual:
      return {"goal: below " + number, "目标：小于 " + number};
    case Operation::Greater:
    case Operation::GreaterOrEqual:
      return {"goal: above " + number, "目标：大于 " + number};
    default:
      return {"goal: " + number, "目标：" + number};
  }
}

std::vector<ValueGoal> lines_of(const Goal& goal, const Desk& desk) {
  std::vector<ValueGoal> lines;
  for (const GoalAim& aim : aims_of(goal, Values(desk.session())))
    lines.push_back({aim.value, aim.aim, words_of(aim)});
  return lines;
}

}  // namespace

std::string shown_aim(double aim) {
  constexpr std::size_t kLongest = 6;
  const std::string text = shown_short(aim);
  return text.size() > kLongest ? shown(aim) : text;
}

std::vector<ValueGoal> goals_of_step(const Desk& desk) {
  if (!desk.course.open || has_open_guess(desk) || desk.course.open->record().task_done) return {};
  const Step& step = open_step_of(desk);
  return step.task ? lines_of(step.task->goal, desk) : std::vector<ValueGoal>();
}

std::vector<ValueGoal> goals_of_try(const Desk& desk) {
  const std::optional<Goal> goal = goal_of_try(desk);
  return goal ? lines_of(*goal, desk) : std::vector<ValueGoal>();
}

}  // namespace surprisal::desk
