#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "figure/figures/parts.h"
#include "figure/wording.h"
#include "panels.h"
#include "screen_canvas.h"
#include "widgets.h"

namespace surprisal {
namespace {

constexpr SliderRange kLogit = {-10, 10, 0, 0.1, false, "%.3f"};
constexpr SliderRange kShare = {0, 1, 0, 0.01, false, "%.3f"};
constexpr SliderRange kWeight = {0, 10, 1, 0.1, false, "%.2f"};
constexpr SliderRange kSmoothing = {0, 1, 0, 0.01, false, "%.3f"};
constexpr SliderRange kTemperature = {kLowestTemperature, kHighestTemperature, 1, 0.05, true, "%.3f"};

std::string gesture_of(const char* what, std::size_t k) { return std::string(what) + std::to_string(k); }

void swatch(const Desk& desk, std::size_t k) {
  const float side = ImGui::GetFrameHeight() * 0.55f;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float top = at.y + (ImGui::GetFrameHeight() - side) / 2;
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, top}, {at.x + side, top + side},
                                            packed(color_of(desk.theme(), Ink::of_class(k))), desk.px(3));
  ImGui::Dummy({side, ImGui::GetFrameHeight()});
}

void name_field(Desk& desk, std::size_t k, float width) {
  std::string name = desk.say(parts::class_name(desk.session(), k));
  ImGui::SetNextItemWidth(width);
  const std::string id = "##name." + std::to_string(k);
  if (ImGui::InputText(id.c_str(), &name)) {
    Session next = desk.session();
    next.class_names[k] = Text(name);
    desk.edit(next, {"Rename a class", "更改类别名称"}, gesture_of("name", k));
  }
}

void logit_slider(Desk& desk, std::size_t k, float width) {
  double z = desk.session().logits[k];
  ImGui::PushStyleColor(ImGuiCol_SliderGrab, unpacked(color_of(desk.theme(), Ink::of_class(k))));
  ImGui::PushStyleColor(ImGuiCol_SliderGrabActive, unpacked(color_of(desk.theme(), Ink::of_class(k))));
  const bool changed = slider("logit." + std::to_string(k), z, kLogit, width);
  ImGui::PopStyleColor(2);
  if (!changed) return;
  Session next = desk.session();
  set_logit(next, k, z);
  next.focus = k;
  const Text name = parts::class_name(desk.session(), k);
  desk.edit(next, {"Move the logit of " + name.en, "移动" + name.zh + "的 logit"}, gesture_of("logit", k));
}

void label_control(Desk& desk, std::size_t k, float width) {
  double y = desk.session().labels[k];
  bool changed = false;
  const std::string id = "label." + std::to_string(k);
  switch (desk.session().label_mode) {
    case LabelMode::OneClass:
      changed = ImGui::RadioButton(("##" + id).c_str(), y == 1);
      y = 1;
      break;
    case LabelMode::Several: {
      bool right = y == 1;
      changed = ImGui::Checkbox(("##" + id).c_str(), &right);
      y = right ? 1 : 0;
      break;
    }
    case LabelMode::Distribution:
      changed = slider(id, y, kShare, width);
      break;
  }
  if (!changed) return;
  Session next = desk.session();
  set_label(next, k, y);
  const Text name = parts::class_name(desk.session(), k);
  desk.edit(next, {"Change the label of " + name.en, "更改" + name.zh + "的标签"}, gesture_of("label", k));
}

void weight_slider(Desk& desk, std::size_t k, float width) {
  double w = desk.session().class_weights[k];
  if (!slider("weight." + std::to_string(k), w, kWeight, width)) return;
  Session next = desk.session();
  set_class_weight(next, k, w);
  desk.edit(next, {"Change a class weight", "更改类别权重"}, gesture_of("weight", k));
}

void class_rows(Desk& desk) {
  if (!ImGui::BeginTable("classes", 5, ImGuiTableFlags_SizingFixedFit)) return;
  ImGui::TableSetupColumn("##colour");
  ImGui::TableSetupColumn(labelled(desk, {"class", "类别"}, "class").c_str(),
                          ImGuiTableColumnFlags_WidthStretch, 1.0f);
  ImGui::TableSetupColumn(labelled(desk, {"logit 𝑧", "logit 𝑧"}, "logit").c_str(),
                          ImGuiTableColumnFlags_WidthStretch, 2.6f);
  ImGui::TableSetupColumn(labelled(desk, {"label 𝑦", "标签 𝑦"}, "label").c_str(),
                          ImGuiTableColumnFlags_WidthStretch, 1.1f);
  ImGui::TableSetupColumn(labelled(desk, {"weight", "权重"}, "weight").c_str(),
                          ImGuiTableColumnFlags_WidthStretch, 1.0f);
  ImGui::TableHeadersRow();
  for (std::size_t k = 0; k < desk.session().logits.size(); ++k) {
    ImGui::TableNextRow();
    if (desk.lit_class == k)
      ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, ImGui::GetColorU32(ImGuiCol_Header));
    ImGui::TableNextColumn();
    swatch(desk, k);
    ImGui::TableNextColumn();
    name_field(desk, k, -1);
    ImGui::TableNextColumn();
    logit_slider(desk, k, -1);
    if (ImGui::IsItemHovered()) desk.next_lit_class = k;
    ImGui::TableNextColumn();
    label_control(desk, k, -1);
    ImGui::TableNextColumn();
    weight_slider(desk, k, -1);
  }
  ImGui::EndTable();
}

void output_layer(Desk& desk) {
  int chosen = desk.session().output == OutputLayer::Softmax ? 0 : 1;
  if (!choice(desk, "output", {"softmax", "sigmoid"}, chosen)) return;
  Session next = desk.session();
  next.output = chosen == 0 ? OutputLayer::Softmax : OutputLayer::Sigmoid;
  desk.edit(next, {"Change the output layer", "更换输出层"});
}

void label_mode(Desk& desk) {
  int chosen = static_cast<int>(desk.session().label_mode);
  if (!choice(desk, "mode",
              {{"one class", "一个类别"}, {"a distribution", "一个分布"}, {"several", "多个类别"}}, chosen))
    return;
  Session next = desk.session();
  set_label_mode(next, static_cast<LabelMode>(chosen));
  desk.edit(next, {"Change the kind of label", "更换标签类型"});
}

void class_count(Desk& desk) {
  int count = static_cast<int>(desk.session().logits.size());
  ImGui::SetNextItemWidth(desk.px(92));
  if (!ImGui::InputInt("##count", &count, 1, 1)) return;
  Session next = desk.session();
  set_class_count(next, static_cast<std::size_t>(std::clamp(count, 2, 10)));
  desk.edit(next, {"Change the number of classes", "更改类别数"});
}

void caption(const Desk& desk, const Text& words) {
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", desk.say(words).c_str());
  ImGui::SameLine();
}

void sample_settings(Desk& desk) {
  caption(desk, {"output", "输出层"});
  output_layer(desk);
  ImGui::SameLine(0, desk.px(18));
  caption(desk, {"label", "标签"});
  label_mode(desk);
  caption(desk, {"classes", "类别数"});
  class_count(desk);
  ImGui::SameLine(0, desk.px(18));
  const Text temperature_name = {"temperature", "温度"};
  const Text smoothing_name = {"smoothing", "平滑"};
  const float words = ImGui::CalcTextSize((desk.say(temperature_name) + desk.say(smoothing_name)).c_str()).x;
  const float half = (ImGui::GetContentRegionAvail().x - words - 4 * ImGui::GetStyle().ItemSpacing.x) / 2;
  caption(desk, temperature_name);
  double temperature = desk.session().temperature;
  if (slider("temperature", temperature, kTemperature, half)) {
    Session next = desk.session();
    set_temperature(next, temperature);
    desk.edit(next, {"Change the temperature", "更改温度"}, "temperature");
  }
  ImGui::SameLine();
  caption(desk, smoothing_name);
  double smoothing = desk.session().smoothing;
  if (slider("smoothing", smoothing, kSmoothing, half)) {
    Session next = desk.session();
    set_smoothing(next, smoothing);
    desk.edit(next, {"Change the label smoothing", "更改标签平滑"}, "smoothing");
  }
}

}  // namespace

void show_controls(Desk& desk) {
  sample_settings(desk);
  class_rows(desk);
}

}  // namespace surprisal
