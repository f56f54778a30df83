// desk: the goals of the current task, as lines for the figures.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"
#include "plot/goals.h"

namespace surprisal::desk {

// The goal as written. A computed goal is rounded to four digits.
std::string shown_aim(double aim);

// Of the task of the lesson's step, or of "Try this"; empty if there is none or it is done.
std::vector<ValueGoal> goals_of_step(const Desk& desk);
std::vector<ValueGoal> goals_of_try(const Desk& desk);

}  // namespace surprisal::desk
