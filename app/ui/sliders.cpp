#include "ui/sliders.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "desk/playing.h"
#include "ui/widgets.h"

namespace surprisal::ui {

void show_slider(Ui& ui, const Slider& slider, float width) {
  const SliderRange& range = slider.range;
  double value = slider.get(ui.session());
  const float number = width_of_number(range);
  const float room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  const float gap = ui.px(4);
  ImGuiSliderFlags flags = ImGuiSliderFlags_NoRoundToFormat;
  if (range.logarithmic) flags |= ImGuiSliderFlags_Logarithmic;
  ImGui::BeginGroup();
  ImGui::SetNextItemWidth(std::max(room - number - gap, ui.px(24)));
  bool changed = ImGui::SliderScalar(("##slider." + slider.name).c_str(), ImGuiDataType_Double, &value,
                                     &range.low, &range.high, "", flags);
  if (ImGui::IsItemActive()) ui.desk.last_moved = slider;
  if (ImGui::IsItemHovered()) {
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    if (const auto notches = static_cast<double>(ImGui::GetIO().MouseWheel); notches != 0) {
      value = range.logarithmic ? value * std::pow(1 + range.step, notches) : value + range.step * notches;
      changed = true;
    }
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
      value = range.home;
      changed = true;
    }
  }
  if (ImGui::BeginPopupContextItem(("menu." + slider.name).c_str())) {
    if (ImGui::MenuItem(labelled(ui, {"Play", "播放"}, "play").c_str())) play(ui.desk, slider);
    if (ImGui::MenuItem(labelled(ui, {"Back to its rest", "复位"}, "home").c_str()))
      move_slider(ui.desk, slider, range.home);
    ImGui::EndPopup();
  }
  ImGui::SameLine(0, gap);
  ImGui::SetNextItemWidth(std::min(number, room));
  changed |= number_field("##value." + slider.name, value, range.digits);
  ImGui::EndGroup();
  if (changed) move_slider(ui.desk, slider, range.whole ? std::round(value) : value);
}

void show_player(Ui& ui) {
  Player& player = *ui.desk.player;
  ImGui::AlignTextToFramePadding();
  const std::string value = shown_fixed(player.slider.get(ui.session()), player.slider.range.digits);
  ImGui::Text("%s = %s", ui.say(player.slider.what).c_str(), value.c_str());
  ImGui::SameLine(0, ui.px(14));
  const Text pause = player.running ? Text("Pause", "暂停") : Text("Play", "播放");
  if (ImGui::Button(labelled(ui, pause, "player.run").c_str())) toggle_player(player);
  ImGui::SameLine();
  if (ImGui::Button(labelled(ui, {"Step back", "后退一步"}, "player.back").c_str())) step_player(ui.desk, -1);
  ImGui::SameLine();
  if (ImGui::Button(labelled(ui, {"Step", "前进一步"}, "player.step").c_str())) step_player(ui.desk, 1);
  ImGui::SameLine();
  ImGui::Checkbox(labelled(ui, {"Loop", "循环"}, "player.loop").c_str(), &player.looping);
  ImGui::SameLine();
  if (ImGui::Button(labelled(ui, {"Stop", "停止"}, "player.stop").c_str())) {
    ui.desk.player.reset();
    ui.desk.workspace.end_gesture();
  }
}

}  // namespace surprisal::ui
