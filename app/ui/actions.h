// ui: all actions, in one table, from which the menus, the list of keys and the command palette are made.
#pragma once

#include <span>
#include <string_view>

#include "ui/ui.h"

namespace surprisal::ui {

enum class Menu { File, Edit, View, Help, None };

struct Action {
  std::string_view id;
  Menu menu;
  Text name;
  int keys;  // an ImGuiKeyChord, 0 for none
  void (*run)(Ui&);
  bool (*possible)(const Desk&) = nullptr;  // null: always
  bool begins_group = false;                // its menu has a line above it
  Text submenu = {};  // if not empty, it is in a submenu with its neighbours that say the same

  bool is_possible(const Desk& desk) const { return possible == nullptr || possible(desk); }
};

std::span<const Action> actions();

void rescale(Ui& ui, float factor);  // the whole interface
void paste(Ui& ui);                  // a line or a link, from the clipboard

}  // namespace surprisal::ui
