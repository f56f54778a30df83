#include "widgets.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "screen_canvas.h"

namespace surprisal {

std::string labelled(const Desk& desk, const Text& words, std::string_view name) {
  return desk.say(words) + "###" + std::string(name);
}

bool choice(const Desk& desk, std::string_view name, const std::vector<Text>& words, int& chosen) {
  bool changed = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, desk.px(2));
    const bool is_chosen = chosen == static_cast<int>(i);
    if (is_chosen) {
      ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyle().Colors[ImGuiCol_HeaderActive]);
      ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ImGui::GetStyle().Colors[ImGuiCol_HeaderActive]);
    }
    if (ImGui::Button(labelled(desk, words[i], std::string(name) + "." + std::to_string(i)).c_str())) {
      chosen = static_cast<int>(i);
      changed = true;
    }
    if (is_chosen) ImGui::PopStyleColor(2);
  }
  return changed;
}

void tooltip(const Desk& desk, const Text& words) {
  if (ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal)) ImGui::SetTooltip("%s", desk.say(words).c_str());
}

void right_aligned(const std::string& words) {
  const float spare = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(words.c_str()).x;
  if (spare > 0) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + spare);
  ImGui::TextUnformatted(words.c_str());
}

}  // namespace surprisal
