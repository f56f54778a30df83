#include "lesson/goal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace surprisal::lesson {
namespace {

struct Relation {
  std::string_view sign;
  Operation operation;
};

constexpr std::array kRelations = {
    Relation{"<=", Operation::LessOrEqual}, Relation{">=", Operation::GreaterOrEqual},
    Relation{"==", Operation::Equal}, Relation{"<", Operation::Less}, Relation{">", Operation::Greater}};

// Calls f(byte, rest of the source) at each byte outside all brackets, until it returns true.
template <typename F>
void outside_brackets(std::string_view source, F&& f) {
  int depth = 0;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] == '(' || source[at] == '[') ++depth;
    if (source[at] == ')' || source[at] == ']') --depth;
    if (depth == 0 && f(at, source.substr(at))) return;
  }
}

std::variant<Expression, ExpressionProblem> expression_in(std::string_view source, std::size_t from,
                                                          std::size_t past) {
  while (from < past && source[from] == ' ') ++from;
  while (past > from && source[past - 1] == ' ') --past;
  ParsedExpression parsed = parse_expression(source.substr(from, past - from));
  if (auto* problem = std::get_if<ExpressionProblem>(&parsed)) problem->at += from;
  return parsed;
}

std::optional<ExpressionProblem> add_part(Goal& goal, std::string_view source, std::size_t from,
                                          std::size_t past) {
  std::size_t at = past;
  Relation relation{};
  outside_brackets(source.substr(from, past - from), [&](std::size_t byte, std::string_view rest) {
    const auto found = std::find_if(kRelations.begin(), kRelations.end(),
                                    [&](const Relation& r) { return rest.starts_with(r.sign); });
    if (found == kRelations.end()) return false;
    at = from + byte;
    relation = *found;
    return true;
  });
  if (at == past) {
    return ExpressionProblem{{"a goal is a comparison, such as \"cross_entropy < 0.5\"",
                              "goal 必须是一个比较，例如 \"cross_entropy < 0.5\""},
                             from};
  }
  auto value = expression_in(source, from, at);
  if (const auto* problem = std::get_if<ExpressionProblem>(&value)) return *problem;
  auto aim = expression_in(source, at + relation.sign.size(), past);
  if (const auto* problem = std::get_if<ExpressionProblem>(&aim)) return *problem;
  goal.parts.push_back(
      {std::get<Expression>(std::move(value)), relation.operation, std::get<Expression>(std::move(aim))});
  return std::nullopt;
}

bool holds(Operation relation, double value, double aim) {
  switch (relation) {
    case Operation::Less:
      return value < aim;
    case Operation::LessOrEqual:
      return value <= aim;
    case Operation::Greater:
      return value > aim;
    case Operation::GreaterOrEqual:
      return value >= aim;
    default:
      return value == aim;
  }
}

// The progress from `start` to `aim`. If the two differ by a large factor, it is measured on a log scale.
double progress_share(double start, double value, double aim) {
  if (start == aim || std::isinf(value)) return 0;
  constexpr double kLargeFactor = 20;
  const bool by_factors = start > 0 && aim > 0 && std::max(start, aim) / std::min(start, aim) >= kLargeFactor;
  const auto place = [&](double v) { return by_factors ? std::log(std::max(v, 1e-300)) : v; };
  return std::clamp((place(value) - place(start)) / (place(aim) - place(start)), 0.0, 1.0);
}

}  // namespace

ParsedGoal parse_goal(std::string_view source) {
  constexpr std::string_view kAnd = " and ";
  Goal goal;
  goal.source = source;
  std::size_t from = 0;
  std::optional<ExpressionProblem> problem;
  outside_brackets(source, [&](std::size_t at, std::string_view rest) {
    if (!rest.starts_with(kAnd)) return false;
    problem = add_part(goal, source, from, at);
    from = at + kAnd.size();
    return problem.has_value();
  });
  if (!problem) problem = add_part(goal, source, from, source.size());
  if (problem) return *problem;
  return goal;
}

namespace {

bool is_floor(Operation relation) {
  return relation == Operation::Greater || relation == Operation::GreaterOrEqual;
}

// A number between two limits is what the reader has to find: to show the limits would be to give it away.
bool is_between_limits(const Goal& goal, const Goal::Part& part) {
  return std::ranges::any_of(goal.parts, [&](const Goal::Part& other) {
    return other.value.source == part.value.source && part.relation != Operation::Equal &&
           other.relation != Operation::Equal && is_floor(other.relation) != is_floor(part.relation);
  });
}

bool compares_several(const Goal& goal) {
  return std::ranges::any_of(goal.parts, [&](const Goal::Part& part) {
    return part.value.source != goal.parts.front().value.source;
  });
}

}  // namespace

std::vector<GoalAim> aims_of(const Goal& goal, const Values& now) {
  std::vector<GoalAim> aims;
  for (const Goal::Part& part : goal.parts) {
    if (is_between_limits(goal, part)) continue;
    if (const auto aim = number_of(part.aim, now)) aims.push_back({part.value.source, part.relation, *aim});
  }
  return aims;
}

bool trains(const Goal& goal) {
  return std::ranges::any_of(goal.parts,
                             [](const Goal::Part& part) { return part.value.trains() || part.aim.trains(); });
}

GoalProgress progress_towards(const Goal& goal, const Values& start, const Values& now) {
  GoalProgress progress{true, 1, {}, {}};
  const Goal::Part* farthest = nullptr;
  for (const Goal::Part& part : goal.parts) {
    const auto value = number_of(part.value, now);
    const auto aim = number_of(part.aim, now);
    const bool reached = value && aim && holds(part.relation, *value, *aim);
    const auto first = number_of(part.value, start);
    const double share = reached ? 1 : value && aim && first ? progress_share(*first, *value, *aim) : 0;
    progress.reached = progress.reached && reached;
    if (farthest != nullptr && share >= progress.share) continue;
    progress.share = share;
    farthest = &part;
  }
  // The number of a step or class says nothing about progress, nor does one of several different
  // values, because the reader cannot tell which one is shown.
  if (farthest == nullptr || farthest->relation == Operation::Equal || is_between_limits(goal, *farthest) ||
      compares_several(goal))
    return progress;
  progress.aim = number_of(farthest->aim, now);
  if (progress.aim) progress.now = number_of(farthest->value, now);
  return progress;
}

}  // namespace surprisal::lesson
