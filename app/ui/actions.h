// ui: everything that can be done with a key, in one table: the menus, the list of keys and the command
// palette are made from it.
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
  bool (*possible)(const Desk&) = nullptr;  // always, if null

  bool is_possible(const Desk& desk) const { return possible == nullptr || possible(desk); }
};

std::span<const Action> actions();

// Runs what the keys pressed in a frame ask for.
class Keys {
 public:
  void answer(Ui& ui);
  void end_frame();

 private:
  int mods_before_ =
      0;  // Ctrl, Shift and Alt in the last frame: a fast hand lets them go together with the key
  bool popup_open_ = false;  // when the last frame ended
};

}  // namespace surprisal::ui
