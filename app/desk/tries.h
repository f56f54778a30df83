// desk: "Try this": one small goal at a time on the first screen, which the program watches.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "desk/desk.h"
#include "lesson/goal.h"

namespace surprisal::desk {

struct Try {
  Text task;
  void (*prepare)(Session&);  // starting from the session that the program opens with
  std::string_view goal;      // "cross_entropy < 0.5"
};

std::size_t count_tries();
Text task_of(std::size_t number);

// The session that the program opens with: a model that is wrong, which invites the user to fix it.
Session opening_session();
void open_first_screen(Desk& desk);

// The goal of the current task; nothing if there is none.
std::optional<Goal> goal_of_try(const Desk& desk);

// The tasks name the classes of the opening session. Of other classes, such as ten digits, they say nothing.
bool has_classes_of_tries(const Desk& desk);

void start_try(Desk& desk);
void watch_try(Desk& desk);  // after every change of the session
void next_try(Desk& desk);
void dismiss_tries(Desk& desk);  // permanently

}  // namespace surprisal::desk
