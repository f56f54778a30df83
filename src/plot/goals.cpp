#include "plot/goals.h"

#include <utility>
#include <variant>

namespace surprisal::plot {
namespace {

void add_goal(Chart& chart, const ValueGoal& goal) {
  for (const auto& [axis, direction] :
       {std::pair{&chart.x, Guide::Direction::Vertical}, std::pair{&chart.y, Guide::Direction::Horizontal}}) {
    if (axis->value != goal.value) continue;
    Guide line;
    line.direction = direction;
    line.at = goal.at;
    line.ink = Ink::Kind::Ink;
    line.label = goal.label;
    chart.guides.push_back(std::move(line));
  }
}

}  // namespace

Plot with_goals(Plot plot, const std::vector<ValueGoal>& goals) {
  for (auto& row : plot.rows) {
    for (Panel& panel : row) {
      auto* chart = std::get_if<Chart>(&panel.content);
      if (chart == nullptr) continue;
      for (const ValueGoal& goal : goals) add_goal(*chart, goal);
    }
  }
  return plot;
}

}  // namespace surprisal::plot
