#include "ui/dialog.h"

#include <imgui.h>

#include <algorithm>
#include <string>

#include "ui/buttons.h"
#include "ui/surface.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr float kTitleSize = 18;
constexpr float kBodySize = 14;
constexpr float kButtonHeight = 32;
constexpr float kMinButton = 88;
constexpr float kMinQuestion = 460;
constexpr ImVec2 kDialogPadding = {24, 20};

ButtonLook look_of(std::size_t number) {
  return {.kind = number == 0 ? ButtonKind::Primary : ButtonKind::Secondary};
}

double width_of_button(Ui& ui, const DialogButton& one, std::size_t number) {
  return std::max(button_width(ui, one.words, look_of(number)), static_cast<double>(ui.px(kMinButton)));
}

double width_of_buttons(Ui& ui, const std::vector<DialogButton>& buttons) {
  double width = 0;
  for (std::size_t i = 0; i < buttons.size(); ++i)
    width += width_of_button(ui, buttons[i], i) + static_cast<double>(i == 0 ? 0 : ui.px(8));
  return width;
}

}  // namespace

bool begin_dialog(Ui& ui, std::string_view name, const Text& title, float width, float height) {
  const std::string label = labelled(ui, title, name);
  if (!ImGui::IsPopupOpen(label.c_str())) ImGui::OpenPopup(label.c_str());
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport.GetCenter(), ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize(
      {std::min(width, 0.96f * viewport.Size.x), std::min(height, 0.96f * viewport.Size.y)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(kDialogPadding.x), ui.px(kDialogPadding.y)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  const bool begun = ImGui::BeginPopupModal(label.c_str(), nullptr,
                                            ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                                ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(2);
  if (!begun) return false;
  ImGui::PushFont(ui.screen_fonts.bold, ImGui::GetStyle().FontSizeBase * kTitleSize / kBodySize);
  ImGui::TextUnformatted(ui.say(title).c_str());
  ImGui::PopFont();
  ImGui::Dummy({0, ui.px(4)});
  return true;
}

bool is_dialog_escaped() {
  return !ImGui::IsWindowAppearing() && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

float height_of_dialog_buttons(const Ui& ui) { return ui.px(kButtonHeight); }

float room_beside(Ui& ui, const std::vector<DialogButton>& buttons) {
  return std::max(
      0.0f, ImGui::GetContentRegionAvail().x - static_cast<float>(width_of_buttons(ui, buttons)) - ui.px(16));
}

std::optional<std::size_t> dialog_buttons(Ui& ui, const std::vector<DialogButton>& buttons) {
  const Point corner = from_im(ImGui::GetCursorScreenPos());
  const ImVec2 room = {ImGui::GetContentRegionAvail().x, height_of_dialog_buttons(ui)};
  double right = corner.x + static_cast<double>(room.x);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const double width = width_of_button(ui, buttons[i], i);
    const Rect area = {right - width, corner.y, width, static_cast<double>(room.y)};
    ButtonLook look = look_of(i);
    look.enabled = buttons[i].enabled;
    if (button(ui, buttons[i].name, area, buttons[i].words, look)) pressed = i;
    if (i == 0) ImGui::SetItemDefaultFocus();
    right = area.left - static_cast<double>(ui.px(8));
  }
  ImGui::SetCursorScreenPos(to_im(corner));
  ImGui::Dummy(room);
  return pressed;
}

std::optional<std::size_t> ask(Ui& ui, std::string_view name, const Text& title, const Text& question,
                               const std::vector<DialogButton>& answers, std::size_t escape_answer) {
  float width = 2 * ui.px(kDialogPadding.x);
  for (const DialogButton& answer : answers)
    width += std::max(ImGui::CalcTextSize(ui.say(answer.words).c_str()).x + ui.px(40), ui.px(kMinButton + 8));
  width = std::max(width, ui.px(kMinQuestion));
  if (!begin_dialog(ui, name, title, width)) return std::nullopt;
  if (ImGui::IsWindowAppearing()) ImGui::SetNavCursorVisible(true);  // Enter then takes the first answer
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(ui.say(question).c_str());
  ImGui::PopTextWrapPos();
  ImGui::Dummy({0, ui.px(8)});
  std::optional<std::size_t> given = dialog_buttons(ui, answers);
  if (is_dialog_escaped()) given = escape_answer;
  if (given) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
  return given;
}

}  // namespace surprisal::ui
