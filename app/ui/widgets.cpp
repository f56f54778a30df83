#include "ui/widgets.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/wording.h"
#include "screen/screen_canvas.h"
#include "ui/surface.h"

namespace surprisal::ui {

std::string labelled(const Ui& ui, const Text& words, std::string_view name) {
  return ui.say(words) + "###" + std::string(name);
}

bool number_field(const std::string& label, double& value, int decimals) {
  std::string words = shown_fixed(value, decimals);  // ImGui ignores this while the field is being edited
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
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(4), ui.px(1)});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, ui.px(3));
}

void pop_outline() {
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor();
}

bool begin_list(Ui& ui, const std::string& label, const Text& chosen, float width) {
  ImGui::SetNextItemWidth(width);
  const bool open = ImGui::BeginCombo(label.c_str(), ui.say(chosen).c_str(),
                                      ImGuiComboFlags_HeightLarge | ImGuiComboFlags_NoArrowButton);
  if (!open) {
    const Rect field = rect_of_last_item();
    Surface surface(ui);
    surface.icon(Icon::Down, {field.right() - surface.px(16), field.centre().y}, 10, surface.theme().muted);
  }
  return open;
}

bool is_popup_open() {
  return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

bool was_click() {
  const ImGuiIO& io = ImGui::GetIO();
  return io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] < io.MouseDragThreshold * io.MouseDragThreshold;
}

void fade_list_ends(Ui& ui) {
  constexpr double kFade = 32;
  Surface surface(ui);
  const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const float last = ImGui::GetScrollMaxY();
  const auto bar = static_cast<double>(last > 0 ? ImGui::GetStyle().ScrollbarSize : 0);
  const Rect list = {static_cast<double>(corner.x), static_cast<double>(corner.y),
                     static_cast<double>(size.x) - bar, static_cast<double>(size.y)};
  const double fade = surface.px(kFade);
  const Color ground = surface.theme().paper;
  if (ImGui::GetScrollY() > 0) surface.fade({list.left, list.top, list.width, fade}, ground, Edge::Top);
  if (ImGui::GetScrollY() < last)
    surface.fade({list.left, list.bottom() - fade, list.width, fade}, ground, Edge::Bottom);
}

void right_aligned(const std::string& words) {
  const float spare = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(words.c_str()).x;
  if (spare > 0) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + spare);
  ImGui::TextUnformatted(words.c_str());
}

}  // namespace surprisal::ui
