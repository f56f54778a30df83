// desk: everything that can be done with a key, in one table: the menus, the list of keys and the command
// palette are made from it.
#pragma once

#include <span>
#include <string_view>

#include "desk/desk.h"

namespace surprisal::app {

enum class Menu { File, Edit, View, Help, None };

struct Action {
  std::string_view id;
  Menu menu;
  Text name;
  int keys;  // an ImGuiKeyChord, 0 for none
  void (*run)(Desk&);
  bool (*possible)(const Desk&) = nullptr;  // always, if null
};

std::span<const Action> actions();

// Runs what the keys pressed in this frame ask for.
void answer_keys(Desk& desk);

std::string keys_shown(int chord);  // "Ctrl+Shift+Z"

}  // namespace surprisal::app
