#include "ui/presenting_strip.h"

#include <imgui.h>

#include <algorithm>
#include <limits>

#include "desk/presenting.h"
#include "figures/catalogue.h"
#include "screen/screen_canvas.h"
#include "ui/buttons.h"
#include "ui/presenting_keys.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr double kSecondsOfStrip = 3;  // for which it stays after the pointer stops
constexpr double kSecondsOfFading = 0.3;

void turn(Desk& desk, void (*page)(Desk&)) {
  release_controls();
  page(desk);
}

double fading_of(const Desk& desk) { return desk.settings.reduced_motion ? 0 : kSecondsOfFading; }

bool toggle_button(const Ui& ui, const Text& words, std::string_view name, bool on) {
  if (on) ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyle().Colors[ImGuiCol_HeaderActive]);
  const bool pressed = ImGui::Button(labelled(ui, words, name).c_str());
  if (on) ImGui::PopStyleColor();
  return pressed;
}

// Lets the speaker choose which of the playground's figures are shown.
void choose_figures(Ui& ui) {
  if (ImGui::Button(labelled(ui, {"Figures", "图"}, "strip.figures").c_str()))
    ImGui::OpenPopup("figures shown");
  tip(ui, {"Which are shown (1 to 9; 0: all)", "显示哪些图（1–9；0：全部）"});
  if (!ImGui::BeginPopup("figures shown")) return;
  std::set<std::string>& hidden = ui.desk.presentation->hidden_figures;
  for (const FigureView& figure : ui.desk.figures()) {
    const Figure* known = find_figure(figure.id);
    if (known == nullptr) continue;
    bool shown = !hidden.contains(figure.id);
    const bool last = shown && hidden.size() + 1 == ui.desk.figures().size();
    ImGui::BeginDisabled(last);
    if (ImGui::Checkbox(labelled(ui, known->title, "shown." + figure.id).c_str(), &shown)) {
      ui.desk.view.maximized.reset();
      shown ? void(hidden.erase(figure.id)) : void(hidden.insert(figure.id));
    }
    ImGui::EndDisabled();
  }
  ImGui::EndPopup();
}

void show_strip_contents(Ui& ui) {
  Presentation& now = *ui.desk.presentation;
  ImGui::BeginDisabled(!can_go_back(ui.desk));
  if (ImGui::Button(labelled(ui, {"Back", "上一步"}, "strip.back").c_str())) turn(ui.desk, go_back);
  ImGui::EndDisabled();
  tip(ui, {"Page Up or ←", "Page Up 或 ←"});
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", now.at_end ? "–" : place_in_presentation(ui.desk).c_str());
  ImGui::SameLine();
  ImGui::BeginDisabled(!can_go_on(ui.desk));
  if (ImGui::Button(labelled(ui, {"Next", "下一步"}, "strip.next").c_str())) turn(ui.desk, go_on);
  ImGui::EndDisabled();
  tip(ui, {"Page Down, → or Space", "Page Down、→ 或空格"});
  ImGui::SameLine(0, ui.px(16));
  if (!ui.desk.course.open && now.lessons.empty()) {
    choose_figures(ui);
    ImGui::SameLine();
  }
  if (toggle_button(ui, {"Pointer ring", "指针光圈"}, "strip.ring", now.ring)) now.ring = !now.ring;
  tip(ui, {"R", "R"});
  ImGui::SameLine();
  if (toggle_button(ui, {"Keys pressed", "显示按键"}, "strip.keys", now.shows_keys))
    now.shows_keys = !now.shows_keys;
  tip(ui, {"K", "K"});
  ImGui::SameLine();
  if (ImGui::Button(labelled(ui, {"Black", "黑屏"}, "strip.black").c_str())) now.black = true;
  tip(ui, {"B; any key brings it back", "B；按任意键恢复"});
  ImGui::SameLine(0, ui.px(16));
  if (ImGui::Button(labelled(ui, {"Leave", "退出放映"}, "strip.leave").c_str())) now.over = true;
  tip(ui, {"Escape", "Esc"});
}

}  // namespace

double PresentingStrip::age(const Desk& desk) const {
  if (held_) return 0;
  return moved_at_ ? desk.now - *moved_at_ : std::numeric_limits<double>::infinity();
}

// The opacity: 1 is fully visible, 0 is hidden.
float PresentingStrip::strength(const Desk& desk) const {
  const double over = age(desk) - kSecondsOfStrip;
  if (over < 0) return 1;
  const double fading = fading_of(desk);
  return over < fading ? static_cast<float>(1 - over / fading) : 0;
}

void PresentingStrip::show(Ui& ui, ImVec2 window) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) moved_at_ = ui.desk.now;
  const float alpha = strength(ui.desk);
  if (alpha <= 0 && !is_popup_open()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    return;
  }
  ImGui::SetNextWindowPos({window.x / 2, window.y - ui.px(3)}, ImGuiCond_Always, {0.5f, 1});
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, std::max(0.01f, alpha));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(3)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, unpacked(ui.theme().panel));
  ImGui::PushFont(nullptr, ImGui::GetStyle().FontSizeBase * 0.85f);
  if (ImGui::Begin("strip", nullptr,
                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                       ImGuiWindowFlags_NoFocusOnAppearing))
    show_strip_contents(ui);
  held_ =
      ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  if (held_) moved_at_ = ui.desk.now;
  ImGui::End();
  ImGui::PopFont();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(4);
}

double PresentingStrip::seconds_to_next_frame(const Desk& desk) const {
  const double over = age(desk);
  if (held_ || over >= kSecondsOfStrip + fading_of(desk)) return std::numeric_limits<double>::infinity();
  return std::max(0.0, kSecondsOfStrip - over);
}

}  // namespace surprisal::ui
