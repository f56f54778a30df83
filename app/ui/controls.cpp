#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "base/quote.h"
#include "base/wording.h"
#include "desk/dials.h"
#include "figures/catalogue.h"
#include "figures/parts.h"
#include "screen/screen_canvas.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

std::string gesture_of(const char* what, std::size_t k) { return std::string(what) + std::to_string(k); }

void swatch(const Desk& desk, std::size_t k) {
  const float side = ImGui::GetFrameHeight() * 0.55f;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float top = at.y + (ImGui::GetFrameHeight() - side) / 2;
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, top}, {at.x + side, top + side},
                                            packed(color_of(desk.theme(), Ink::of_class(k))), desk.px(3));
  ImGui::Dummy({side, ImGui::GetFrameHeight()});
}

// As much of it as a name may have, in whole characters, none of them of control.
std::string fit_for_name(std::string_view typed) {
  std::string name;
  while (!typed.empty()) {
    const std::size_t length = character_length(typed);
    if (name.size() + length > kLongestName) break;
    name += typed.substr(0, length);
    typed.remove_prefix(std::max(length, std::size_t{1}));
  }
  return name;
}

void name_field(Desk& desk, std::size_t k, float width) {
  std::string name = desk.say(parts::class_name(desk.session(), k));
  ImGui::SetNextItemWidth(width);
  const std::string id = "##name." + std::to_string(k);
  if (ImGui::InputText(id.c_str(), &name)) {
    Session next = desk.session();
    next.class_names[k] = Text(fit_for_name(name));
    desk.edit(next, {"Rename a class", "更改类别名称"}, gesture_of("name", k));
  }
}

void logit_slider(Desk& desk, std::size_t k) {
  const ImVec4 color = unpacked(color_of(desk.theme(), Ink::of_class(k)));
  ImGui::PushStyleColor(ImGuiCol_SliderGrab, color);
  ImGui::PushStyleColor(ImGuiCol_SliderGrabActive, color);
  show_dial(desk, logit_dial(desk.session(), k), -1);
  ImGui::PopStyleColor(2);
}

void label_control(Desk& desk, std::size_t k) {
  double y = desk.session().labels[k];
  bool changed = false;
  const std::string id = "label." + std::to_string(k);
  if (desk.session().label_mode == LabelMode::Distribution)
    return show_dial(desk, label_dial(desk.session(), k), -1);
  push_outline(desk);
  if (desk.session().label_mode == LabelMode::OneClass) {
    changed = ImGui::RadioButton(("##" + id).c_str(), y == 1);
    y = 1;
  } else {
    bool right = y == 1;
    changed = ImGui::Checkbox(("##" + id).c_str(), &right);
    y = right ? 1 : 0;
  }
  pop_outline();
  if (!changed) return;
  Session next = desk.session();
  set_label(next, k, y);
  const Text name = parts::class_name(desk.session(), k);
  desk.edit(next, {"Change the label of " + name.en, "更改" + name.zh + "的标签"}, gesture_of("label", k));
}

void class_rows(Desk& desk) {
  // A label and a weight take what they need; names and logits share the rest.
  const bool wide = ImGui::GetContentRegionAvail().x > desk.px(520);
  const bool spread = desk.session().label_mode == LabelMode::Distribution;
  const float weight =
      width_of_number(weight_dial(desk.session(), 0).range) + (wide ? desk.px(64) : desk.px(30));
  const float label =
      width_of_number(label_dial(desk.session(), 0).range) + (wide ? desk.px(84) : desk.px(30));
  if (!ImGui::BeginTable("classes", 5, ImGuiTableFlags_SizingFixedFit)) return;
  ImGui::TableSetupColumn("##colour");
  ImGui::TableSetupColumn(labelled(desk, {"class", "类别"}, "class").c_str(),
                          ImGuiTableColumnFlags_WidthStretch, 1.0f);
  ImGui::TableSetupColumn(labelled(desk, {"logit 𝑧", "logit 𝑧"}, "logit").c_str(),
                          ImGuiTableColumnFlags_WidthStretch, 2.6f);
  ImGui::TableSetupColumn(labelled(desk, {"label 𝑦", "标签 𝑦"}, "label").c_str(),
                          ImGuiTableColumnFlags_WidthFixed, spread ? label : 0);
  ImGui::TableSetupColumn(labelled(desk, {"weight", "权重"}, "weight").c_str(),
                          ImGuiTableColumnFlags_WidthFixed, weight);
  ImGui::TableHeadersRow();
  for (std::size_t k = 0; k < desk.session().logits.size(); ++k) {
    ImGui::TableNextRow();
    if (desk.lit.of_class == k)
      ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, ImGui::GetColorU32(ImGuiCol_Header));
    ImGui::TableNextColumn();
    swatch(desk, k);
    ImGui::TableNextColumn();
    name_field(desk, k, -1);
    ImGui::TableNextColumn();
    logit_slider(desk, k);
    if (ImGui::IsItemHovered()) desk.next_lit.of_class = k;
    ImGui::TableNextColumn();
    label_control(desk, k);
    ImGui::TableNextColumn();
    show_dial(desk, weight_dial(desk.session(), k), -1);
  }
  ImGui::EndTable();
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

// Goes on in the same line where there is room for so much more, else in the next.
void flow(const Desk& desk, float width) {
  ImGui::SameLine(0, desk.px(18));
  if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

float width_of(const Desk& desk, const Text& what, const std::vector<Text>& words) {
  float width = ImGui::CalcTextSize(desk.say(what).c_str()).x + ImGui::GetStyle().ItemSpacing.x;
  for (const Text& word : words)
    width +=
        ImGui::CalcTextSize(desk.say(word).c_str()).x + 2 * ImGui::GetStyle().FramePadding.x + desk.px(2);
  return width;
}

// One of several, by the number of the chosen one.
void setting(Desk& desk, const char* name, const Text& what, const std::vector<Text>& words, int chosen,
             const Text& change, void (*set)(Session&, int)) {
  caption(desk, what);
  if (!choice(desk, name, words, chosen)) return;
  Session next = desk.session();
  set(next, chosen);
  desk.edit(next, change);
}

void sample_settings(Desk& desk) {
  setting(desk, "output", {"output", "输出层"}, {"softmax", "sigmoid"},
          static_cast<int>(desk.session().output), {"Change the output layer", "更换输出层"},
          [](Session& s, int chosen) { s.output = static_cast<OutputLayer>(chosen); });
  const Text label = {"label", "标签"};
  const std::vector<Text> modes = {
      {"one class", "一个类别"}, {"a distribution", "一个分布"}, {"several", "多个类别"}};
  flow(desk, width_of(desk, label, modes));
  setting(desk, "mode", label, modes, static_cast<int>(desk.session().label_mode),
          {"Change the kind of label", "更换标签类型"},
          [](Session& s, int chosen) { set_label_mode(s, static_cast<LabelMode>(chosen)); });
  caption(desk, {"classes", "类别数"});
  class_count(desk);
  const Text temperature_name = {"temperature", "温度"};
  const Text smoothing_name = {"smoothing", "平滑"};
  const float words = ImGui::CalcTextSize((desk.say(temperature_name) + desk.say(smoothing_name)).c_str()).x +
                      4 * ImGui::GetStyle().ItemSpacing.x;
  flow(desk, words + 2 * (width_of_number(temperature_dial().range) + desk.px(40)));
  const float half = (ImGui::GetContentRegionAvail().x - words) / 2;
  caption(desk, temperature_name);
  show_dial(desk, temperature_dial(), half);
  ImGui::SameLine();
  caption(desk, smoothing_name);
  show_dial(desk, smoothing_dial(), half);
}

void heading(const Desk& desk, const Text& words) {
  ImGui::PushFont(desk.screen_fonts.bold, 0);
  ImGui::TextUnformatted(desk.say(words).c_str());
  ImGui::PopFont();
}

// What one figure has to be set beyond the sample.
void figure_settings(Desk& desk, const FigureView& figure) {
  const std::vector<Dial> dials = dials_of_figure(figure.id);
  const bool has_field = figure.id == "triangle";
  const bool has_axis = figure.id == "minus-log-p" || figure.id == "confidence";
  if (dials.empty() && !has_field && !has_axis) return;
  ImGui::PushID(figure.id.c_str());
  heading(desk, find_figure(figure.id)->title);
  if (ImGui::BeginTable(("dials." + figure.id).c_str(), 4, ImGuiTableFlags_SizingFixedFit)) {
    for (int c = 0; c < 4; ++c) {
      const bool words = c % 2 == 0;
      ImGui::TableSetupColumn("",
                              words ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch);
    }
    for (const Dial& dial : dials) {
      ImGui::TableNextColumn();
      ImGui::AlignTextToFramePadding();
      ImGui::TextDisabled("%s", desk.say(dial.what).c_str());
      ImGui::TableNextColumn();
      show_dial(desk, dial, -1);
    }
    ImGui::EndTable();
  }
  if (has_field) {
    setting(desk, "field", {"contours", "等高线"},
            {{"entropy", "熵"}, {"cross-entropy", "交叉熵"}, {"KL", "KL 散度"}},
            static_cast<int>(desk.session().field), {"Change the contours", "更换等高线"},
            [](Session& s, int chosen) { s.field = static_cast<Field>(chosen); });
  }
  if (has_axis) {
    setting(desk, "axis", {"probability axis", "概率轴"}, {{"linear", "线性"}, {"logarithmic", "对数"}},
            static_cast<int>(desk.session().probability_axis), {"Change the axis", "更换坐标轴"},
            [](Session& s, int chosen) { s.probability_axis = static_cast<ProbabilityAxis>(chosen); });
  }
  ImGui::PopID();
}

void batch_settings(Desk& desk, const std::vector<const FigureView*>& figures) {
  const auto any = [&](std::initializer_list<std::string_view> ids) {
    return std::any_of(figures.begin(), figures.end(), [&](const FigureView* figure) {
      return std::find(ids.begin(), ids.end(), figure->id) != ids.end();
    });
  };
  if (!any({"batch", "class-weights", "models-batch", "batch-binary"})) return;
  heading(desk, {"Batch", "批次"});
  if (any({"batch", "class-weights"})) {
    setting(desk, "reduction", {"reduction", "归约方式"}, {"none", "sum", "mean"},
            static_cast<int>(desk.session().batch.reduction), {"Change the reduction", "更换归约方式"},
            [](Session& s, int chosen) { s.batch.reduction = static_cast<Reduction>(chosen); });
  }
  show_batch(desk, any({"models-batch"}));
}

void own_settings(Desk& desk, const std::vector<const FigureView*>& figures) {
  for (const FigureView* figure : figures) figure_settings(desk, *figure);
  batch_settings(desk, figures);
}

}  // namespace

void show_controls(Desk& desk) {
  if (desk.player) show_player(desk);
  const std::vector<const FigureView*> figures = shown_figures(desk);
  const bool alone = figures.size() == 1;  // then what it has of its own comes first
  if (alone) own_settings(desk, figures);
  sample_settings(desk);
  class_rows(desk);
  if (!alone) own_settings(desk, figures);
}

}  // namespace surprisal::app
