#include "ui/key_names.h"

#include <imgui.h>

namespace surprisal::ui {
namespace {

std::string key_name(ImGuiKey key) {
  switch (key) {
    case ImGuiKey_Equal:
      return "+";
    case ImGuiKey_Minus:
      return "−";
    case ImGuiKey_Period:
      return ".";
    case ImGuiKey_PageDown:
      return "Page Down";
    case ImGuiKey_PageUp:
      return "Page Up";
    case ImGuiKey_LeftArrow:
      return "←";
    case ImGuiKey_RightArrow:
      return "→";
    case ImGuiKey_UpArrow:
      return "↑";
    case ImGuiKey_DownArrow:
      return "↓";
    default:
      return ImGui::GetKeyName(key);
  }
}

}  // namespace

std::string chord_name(int chord) {
  if (chord == 0) return {};
  std::string keys;
  if (chord & ImGuiMod_Ctrl) keys += "Ctrl+";
  if (chord & ImGuiMod_Shift) keys += "Shift+";
  if (chord & ImGuiMod_Alt) keys += "Alt+";
  return keys + key_name(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_));
}

}  // namespace surprisal::ui
