#include "lesson/task.h"

#include <utility>

#include "lesson/markdown.h"
#include "lesson/toml_text.h"

namespace surprisal::lesson {
namespace {

class TaskReader {
 public:
  TaskReader(std::string text, std::size_t at, const Session& start, Trained trained, Faults& faults)
      : toml_(std::move(text), at, faults),
        at_(at),
        start_(start, trained),
        trained_(trained),
        faults_(faults) {}

  std::optional<Task> read() {
    if (toml_.table() == nullptr) return std::nullopt;
    const toml::table& table = *toml_.table();
    toml_.only(table, {"text", "goal", "solution", "done"});
    std::optional<Goal> goal = this->goal(table);
    const std::optional<Source> text = needed(table, "text");
    if (!goal || !text) return std::nullopt;
    Task task;
    task.at = at_;
    task.goal = std::move(*goal);
    task.text = parse_markdown(*text, faults_);
    task.solution = solution(table, task.goal);
    if (const auto done = toml_.text(table, "done")) task.done = parse_markdown(*done, faults_);
    return task;
  }

 private:
  std::optional<Source> needed(const toml::table& table, std::string_view key) {
    if (!table.contains(key)) faults_.add(at_, Text("a task needs a ", "task 块缺少 ") + std::string(key));
    return toml_.text(table, key);
  }

  std::optional<Goal> goal(const toml::table& table) {
    const std::optional<Source> source = needed(table, "goal");
    if (!source) return std::nullopt;
    ParsedGoal parsed = parse_goal(source->text);
    if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
      faults_.add(source->at(problem->at), problem->message);
      return std::nullopt;
    }
    Goal goal = std::get<Goal>(std::move(parsed));
    if (!makes_sense(goal, source->at(0))) return std::nullopt;
    if (is_known(goal) && progress_towards(goal, start_, start_).reached) {
      faults_.add(source->at(0),
                  {"this goal is already reached where the task begins", "任务一开始，这个目标就已经达到了"});
    }
    return goal;
  }

  std::optional<Session> solution(const toml::table& table, const Goal& goal) {
    const toml::node* node = table.get("solution");
    if (node == nullptr) return std::nullopt;
    Session solved = toml_.changed(start_.session(), table, "solution");
    if (is_known(goal) && !progress_towards(goal, start_, Values(solved, trained_)).reached)
      faults_.add(toml_.at(*node), {"this solution does not reach the goal", "这个解达不到目标"});
    return solved;
  }

  // Whether it can be told here if it is reached, without training.
  bool is_known(const Goal& goal) const { return trained_ == Trained::Fully || !trains(goal); }

  // Both sides must have a value in the session where the task begins.
  bool makes_sense(const Goal& goal, std::size_t at) {
    bool good = true;
    for (const Goal::Part& part : goal.parts) {
      for (const Expression* side : {&part.value, &part.aim}) {
        const auto result = evaluate(*side, start_);
        const auto* problem = std::get_if<ExpressionProblem>(&result);
        if (problem == nullptr && number_of(*side, start_)) continue;
        const Text why =
            problem == nullptr ? Text("is not a number here", "在这里不是一个数") : problem->message;
        faults_.add(at, side->source + Text(": ", "：") + why);
        good = false;
      }
    }
    return good;
  }

  TomlText toml_;
  std::size_t at_;
  Values start_;
  Trained trained_;
  Faults& faults_;
};

}  // namespace

std::optional<Task> parse_task(std::string text, std::size_t at, const Session& start, Trained trained,
                               Faults& faults) {
  return TaskReader(std::move(text), at, start, trained, faults).read();
}

}  // namespace surprisal::lesson
