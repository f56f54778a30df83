#include "ui/widgets.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/wording.h"
#include "screen/screen_canvas.h"

namespace surprisal::ui {

std::string labelled(const Ui& ui, const Text& words, std::string_view name) {
  return ui.say(words) + "###" + std::string(name);
}

bool number_field(const std::string& label, double& value, int decimals) {
  std::string words = shown_fixed(value, decimals);  // not heeded while a person types
  if (!ImGui::InputText(label.c_str(), &words, ImGuiInputTextFlags_AutoSelectAll)) return false;
  const Result<double> typed = parse_number(words);
  if (!typed || *typed == value) return false;
  value = *typed;
  return true;
}

float width_of_number(const SliderRange& range) {
  const auto wide = [&](double value) {
    return ImGui::CalcTextSize(shown_fixed(value, range.digits).c_str()).x;
  };
  return std::max(wide(range.low), wide(range.high)) + 2 * ImGui::GetStyle().FramePadding.x;
}

void push_outline(const Ui& ui) {
  ImGui::PushStyleColor(ImGuiCol_Border, unpacked(ui.theme().muted));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0f, std::floor(ui.px(1))));
}

void pop_outline() {
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

bool is_popup_open() {
  return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

std::optional<std::size_t> ask(const Ui& ui, std::string_view name, const Text& title, const Text& question,
                               const std::vector<Answer>& answers, std::size_t at_escape) {
  const std::string popup = labelled(ui, title, name);
  if (!ImGui::IsPopupOpen(popup.c_str())) ImGui::OpenPopup(popup.c_str());
  ImGui::SetNextWindowPos(ImGui::GetMainViewport()->GetCenter(), ImGuiCond_Always, {0.5f, 0.5f});
  if (!ImGui::BeginPopupModal(
          popup.c_str(), nullptr,
          ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings))
    return std::nullopt;
  std::optional<std::size_t> given;
  const bool is_new = ImGui::IsWindowAppearing();
  if (is_new) ImGui::SetNavCursorVisible(true);  // so that Enter takes the first answer
  ImGui::TextUnformatted(ui.say(question).c_str());
  ImGui::Spacing();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) ImGui::SameLine();
    if (ImGui::Button(labelled(ui, answers[i].words, answers[i].name).c_str())) given = i;
    if (i == 0) ImGui::SetItemDefaultFocus();
  }
  if (!is_new && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) given = at_escape;
  if (given) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
  return given;
}

void right_aligned(const std::string& words) {
  const float spare = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(words.c_str()).x;
  if (spare > 0) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + spare);
  ImGui::TextUnformatted(words.c_str());
}

}  // namespace surprisal::ui
