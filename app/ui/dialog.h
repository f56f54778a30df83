// ui: the frame of every dialog: a card on top of everything else, with its title, its contents, and its
// buttons at the lower right.
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

// Opens the dialog if it is not open. If this returns true, call ImGui::EndPopup() at the end. Sizes are in
// window pixels; a height of 0 means as much as the contents need.
bool begin_dialog(Ui& ui, std::string_view name, const Text& title, float width, float height = 0);
bool is_dialog_escaped();

// The first button is primary, and Enter presses it. Returns the index of the one that was pressed.
std::optional<std::size_t> dialog_buttons(Ui& ui, const std::vector<DialogButton>& buttons);
float room_beside(Ui& ui, const std::vector<DialogButton>& buttons);  // the room to their left, for text
float height_of_dialog_buttons(const Ui& ui);

// A question on top of everything else. Returns the index of the answer in the frame in which it is given.
// Escape gives `escape_answer`.
std::optional<std::size_t> ask(Ui& ui, std::string_view name, const Text& title, const Text& question,
                               const std::vector<DialogButton>& answers, std::size_t escape_answer);

}  // namespace surprisal::ui
