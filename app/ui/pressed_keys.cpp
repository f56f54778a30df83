#include "ui/pressed_keys.h"

#include <imgui.h>
#include <imgui_internal.h>

#include "ui/actions.h"
#include "ui/presenting_keys.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

// Whether a chord would type into a field that is being edited: not with Ctrl or Alt, and no function keys.
bool is_typed(int chord) {
  const int key = chord & ~ImGuiMod_Mask_;
  const bool function_key = key >= ImGuiKey_F1 && key <= ImGuiKey_F24;
  return (chord & (ImGuiMod_Ctrl | ImGuiMod_Alt)) == 0 && !function_key;
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
  // A popup takes all keys, including the Escape that has just closed it.
  if (popup_open_ || is_popup_open()) return;
  if (!ui.focused_handle.empty() && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
    ImGui::SetNavCursorVisible(false);
    return;
  }
  if (ui.desk.presentation && ui.desk.presentation->begun && handle_presenting_keys(ui.desk)) return;
  for (const Action& action : actions()) {
    if (action.keys == 0 || !is_pressed(action.keys)) continue;
    if (is_typed(action.keys) && (ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive())) continue;
    if (!action.is_possible(ui.desk)) continue;
    // An active text field would write its own number over the one that the action sets.
    if (ImGui::GetIO().WantTextInput) ImGui::ClearActiveID();
    action.run(ui);
  }
  Workspace& workspace = ui.desk.workspace;
  if (is_pressed(ImGuiMod_Ctrl | ImGuiKey_V) && !ImGui::GetIO().WantTextInput) paste(ui);
  if (is_pressed(ImGuiMod_Ctrl | ImGuiKey_Y) && workspace.history().can_redo()) workspace.redo();
  if (is_pressed(ImGuiMod_Ctrl | ImGuiKey_KeypadAdd)) rescale(ui, 1.1f);
  if (is_pressed(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Equal)) rescale(ui, 1.1f);
  if (is_pressed(ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract)) rescale(ui, 1 / 1.1f);
}

void Keys::end_frame() { popup_open_ = is_popup_open(); }

}  // namespace surprisal::ui
