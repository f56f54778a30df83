#include "desk/tries.h"

#include <array>
#include <utility>
#include <variant>

#include "session/setters.h"

namespace surprisal::desk {
namespace {

void as_opened(Session&) {}

void with_distribution(Session& session) {
  set_label_mode(session, LabelMode::Distribution);
  session.labels = {0.2, 0.7, 0.1};
}

void with_sigmoid(Session& session) { session.output = OutputLayer::Sigmoid; }

// Each # in a task is replaced with its goal.
const std::array kTries = {
    Try{{"The photo is a dog. The model says cat. Drag bead D until the loss is below #.",
         "照片里是狗，模型却说是猫。拖动“狗”的圆点，让损失小于 #。"},
        as_opened,
        "cross_entropy < 0.5"},
    Try{{"Now the other way: be sure of the wrong class, until the loss is above #.",
         "反过来：让模型对错误的类别很有把握，直到损失大于 #。"},
        as_opened,
        "cross_entropy > 5"},
    Try{{"Make the model undecided: no class may have more than #.",
         "让模型拿不定主意：任何一类的概率都不超过 #。"},
        as_opened,
        "max(softmax) < 0.35"},
    Try{{"The label is a distribution. Drag the beads until KL is below #.",
         "标签是一个分布。拖动圆点，让 KL 散度小于 #。"},
        with_distribution,
        "kl < 0.01"},
    Try{{"A yes-or-no output for dog: drag D so far that its slope a(1−a) is below #.",
         "把“狗”当作二分类的输出：拖动“狗”，让导数 a(1−a) 小于 #。"},
        with_sigmoid,
        "sigmoid[1] * (1 - sigmoid[1]) < 0.01"},
};

// The table writes goals like the tasks in lessons.
Goal goal_of(const Try& one) { return std::get<Goal>(parse_goal(one.goal)); }

Session start_of(const Try& one) {
  Session session = opening_session();
  one.prepare(session);
  return session;
}

}  // namespace

std::size_t count_tries() { return kTries.size(); }

Text task_of(std::size_t number) {
  const Try& one = kTries[number];
  const std::string aim = goal_of(one).parts.front().aim.source;
  const auto with_aim = [&](std::string words) { return words.replace(words.find('#'), 1, aim); };
  return {with_aim(one.task.en), with_aim(one.task.zh)};
}

Session opening_session() {
  Session session;
  session.logits = {2, 1, -1};
  session.labels = {0, 1, 0};
  session.focus = 1;
  return session;
}

void open_first_screen(Desk& desk) {
  desk.workspace.start_over(opening_session());
  desk.workspace.set_saved_session(opening_session());
  desk.current_try.running = true;  // the window opens with the first task's session
}

std::optional<Goal> goal_of_try(const Desk& desk) {
  const TryState& state = desk.current_try;
  if (!state.running || state.done || desk.settings.tries_dismissed) return std::nullopt;
  return goal_of(kTries[state.number]);
}

bool has_classes_of_tries(const Desk& desk) {
  const Session opening = opening_session();
  return desk.session().logits.size() == opening.logits.size() &&
         desk.session().class_names == opening.class_names;
}

void start_try(Desk& desk) {
  TryState& state = desk.current_try;
  state.running = true;
  state.done = false;
  const Session start = start_of(kTries[state.number]);
  desk.move_to(start, {"Start the task", "开始任务"});
  desk.workspace.set_saved_session(start);
}

void watch_try(Desk& desk) {
  TryState& state = desk.current_try;
  if (!state.running || state.done || desk.course.open || desk.workspace.is_moving()) return;
  if (std::exchange(state.looked_at, desk.workspace.revision()) == desk.workspace.revision()) return;
  const Try& one = kTries[state.number];
  const GoalProgress progress = progress_towards(goal_of(one), Values(start_of(one)), Values(desk.session()));
  state.share = progress.share;
  state.done = progress.reached;
}

void next_try(Desk& desk) {
  desk.current_try = {desk.current_try.number + 1, false, false, 0};
  if (desk.current_try.number >= kTries.size()) return dismiss_tries(desk);
  start_try(desk);
}

void dismiss_tries(Desk& desk) {
  desk.current_try = {};
  desk.settings.tries_dismissed = true;
}

}  // namespace surprisal::desk
