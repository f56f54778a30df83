// ui: the keys of the actions, and second keys for some of them.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "ui/actions.h"
#include "ui/presenting_keys.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

struct SecondKey {
  int keys;
  std::string_view action;
};

constexpr SecondKey kPasteKey = {ImGuiMod_Ctrl | ImGuiKey_V, "paste line"};  // in a field it is the field's
constexpr std::array kSecondKeys = {
    SecondKey{ImGuiMod_Ctrl | ImGuiKey_Y, "redo"},
    SecondKey{ImGuiMod_Ctrl | ImGuiKey_KeypadAdd, "larger"},
    SecondKey{ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Equal, "larger"},
    SecondKey{ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract, "smaller"},
};

// A key alone types into a field that is being edited; one with Ctrl or Alt and the function keys do not.
bool is_typed(int chord) {
  const int key = chord & ~ImGuiMod_Mask_;
  const bool function_key = key >= ImGuiKey_F1 && key <= ImGuiKey_F24;
  return (chord & (ImGuiMod_Ctrl | ImGuiMod_Alt)) == 0 && !function_key;
}

void run_action(Ui& ui, const Action& action) {
  if (!action.is_possible(ui.desk)) return;
  // A field that is typed into would set its number again over what the action sets.
  if (ImGui::GetIO().WantTextInput) ImGui::ClearActiveID();
  action.run(ui);
}

void run_action_called(Ui& ui, std::string_view id) {
  const auto all = actions();
  run_action(ui,
             *std::find_if(all.begin(), all.end(), [&](const Action& action) { return action.id == id; }));
}

}  // namespace

void Keys::answer(Ui& ui) {
  const int mods_now = ImGui::GetIO().KeyMods;
  const int mods = mods_now != 0 ? mods_now : mods_before_;
  mods_before_ = mods_now;
  const auto is_pressed = [&](int chord) {
    return (chord & ImGuiMod_Mask_) == mods &&
           ImGui::IsKeyPressed(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), false);
  };
  // A popup has the keys to itself, the Escape that has just closed it included.
  if (popup_open_ || is_popup_open()) return;
  if (!ui.focused_handle.empty() && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
    ImGui::SetNavCursorVisible(false);
    return;
  }
  if (ui.desk.presentation && ui.desk.presentation->begun && answer_presenting_keys(ui.desk)) return;
  for (const Action& action : actions()) {
    if (action.keys == 0 || !is_pressed(action.keys)) continue;
    if (is_typed(action.keys) && (ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive())) continue;
    run_action(ui, action);
  }
  if (is_pressed(kPasteKey.keys) && !ImGui::GetIO().WantTextInput) run_action_called(ui, kPasteKey.action);
  for (const SecondKey& second : kSecondKeys) {
    if (is_pressed(second.keys)) run_action_called(ui, second.action);
  }
}

void Keys::end_frame() { popup_open_ = is_popup_open(); }

}  // namespace surprisal::ui
