#include "widgets.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "figure/wording.h"
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

float width_of_number(const DialRange& range) {
  const auto wide = [&](double value) {
    return ImGui::CalcTextSize(shown_fixed(value, range.decimals).c_str()).x;
  };
  return std::max(wide(range.low), wide(range.high)) + 2 * ImGui::GetStyle().FramePadding.x;
}

void push_outline(const Desk& desk) {
  ImGui::PushStyleColor(ImGuiCol_Border, unpacked(desk.theme().muted));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0f, std::floor(desk.px(1))));
}

void pop_outline() {
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
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
