// lesson: what the reader has to reach: comparisons of expressions, such as
// "cross_entropy < 0.5 and kl < 0.1".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lesson/expression.h"

namespace surprisal::lesson {

struct Goal {
  struct Part {
    Expression value;  // what the reader moves
    Operation relation = Operation::Less;
    Expression aim;
  };
  std::string source;
  std::vector<Part> parts;  // all have to hold
};

using ParsedGoal = std::variant<Goal, ExpressionProblem>;
ParsedGoal parse_goal(std::string_view source);

// How far a session is on the way from the one in which the task began.
struct GoalProgress {
  bool reached = false;
  double share = 0;  // 0 to 1
  // Of the part that is farthest from its aim; nothing if several values are compared, or if no such number
  // would mean anything to a reader.
  std::optional<double> now, aim;
};

// A value that one part of a goal compares with an aim.
struct GoalAim {
  std::string value;  // "cross_entropy"
  Operation relation = Operation::Less;
  double aim = 0;
};
// The aims that a reader may see: not the limits of a range.
std::vector<GoalAim> aims_of(const Goal& goal, const Values& now);

bool trains(const Goal& goal);  // whether it needs the trained digit classifier

GoalProgress progress_towards(const Goal& goal, const Values& start, const Values& now);

}  // namespace surprisal::lesson
