// ui: the frame of every dialog: a card over all else with its title, what it holds, and its buttons at the
// lower right.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace surprisal::ui {

struct DialogButton {
  std::string_view name;
  Text words;
  bool enabled = true;
};

// Opens the dialog where it is not open; ImGui::EndPopup() ends it if this is true. Sizes are in pixels of
// the window; a height of 0 is as much as the contents need.
bool begin_dialog(Ui& ui, std::string_view name, const Text& title, float width, float height = 0);
bool is_dialog_escaped();

// The first is primary, and Enter presses it. The number of the one that was pressed.
std::optional<std::size_t> dialog_buttons(Ui& ui, const std::vector<DialogButton>& buttons);
float room_beside(Ui& ui, const std::vector<DialogButton>& buttons);  // at their left, for words
float height_of_dialog_buttons(const Ui& ui);

// A question over all else; the number of the answer in the frame in which it is given. Escape gives
// `at_escape`.
std::optional<std::size_t> ask(Ui& ui, std::string_view name, const Text& title, const Text& question,
                               const std::vector<DialogButton>& answers, std::size_t at_escape);

}  // namespace surprisal::ui
