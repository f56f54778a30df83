#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "base/quote.h"
#include "base/utf8.h"
#include "base/wording.h"
#include "figures/catalogue.h"
#include "screen/screen_canvas.h"
#include "session/options.h"
#include "session/setters.h"
#include "ui/panels.h"
#include "ui/sliders.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

std::string gesture_of(const char* what, std::size_t k) { return std::string(what) + std::to_string(k); }

void swatch(const Ui& ui, std::size_t k) {
  const float side = ImGui::GetFrameHeight() * 0.55f;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float top = at.y + (ImGui::GetFrameHeight() - side) / 2;
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, top}, {at.x + side, top + side},
                                            packed(color_of(ui.theme(), Ink::of_class(k))), ui.px(3));
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

void name_field(Ui& ui, std::size_t k, float width) {
  std::string name = ui.say(class_name(ui.session(), k));
  ImGui::SetNextItemWidth(width);
  const std::string id = "##name." + std::to_string(k);
  if (ImGui::InputText(id.c_str(), &name)) {
    Session next = ui.desk.session();
    next.class_names[k] = Text(fit_for_name(name));
    ui.desk.edit(next, {"Rename a class", "更改类别名称"}, gesture_of("name", k));
  }
}

void logit_slider(Ui& ui, std::size_t k) {
  const ImVec4 color = unpacked(color_of(ui.theme(), Ink::of_class(k)));
  ImGui::PushStyleColor(ImGuiCol_SliderGrab, color);
  ImGui::PushStyleColor(ImGuiCol_SliderGrabActive, color);
  show_slider(ui, logit_slider(ui.session(), k), -1);
  ImGui::PopStyleColor(2);
}

void label_control(Ui& ui, std::size_t k) {
  double y = ui.session().labels[k];
  bool changed = false;
  const std::string id = "label." + std::to_string(k);
  if (ui.session().label_mode == LabelMode::Distribution)
    return show_slider(ui, label_slider(ui.session(), k), -1);
  push_outline(ui);
  if (ui.session().label_mode == LabelMode::OneClass) {
    changed = ImGui::RadioButton(("##" + id).c_str(), y == 1);
    y = 1;
  } else {
    bool right = y == 1;
    changed = ImGui::Checkbox(("##" + id).c_str(), &right);
    y = right ? 1 : 0;
  }
  pop_outline();
  if (!changed) return;
  Session next = ui.desk.session();
  set_label(next, k, y);
  const Text name = class_name(ui.session(), k);
  ui.desk.edit(next, {"Change the label of " + name.en, "更改" + name.zh + "的标签"}, gesture_of("label", k));
}

void class_rows(Ui& ui) {
  // A label and a weight take what they need; names and logits share the rest.
  const bool wide = ImGui::GetContentRegionAvail().x > ui.px(520);
  const bool spread = ui.session().label_mode == LabelMode::Distribution;
  const float weight = width_of_number(weight_slider(ui.session(), 0).range) + (wide ? ui.px(64) : ui.px(30));
  const float label = width_of_number(label_slider(ui.session(), 0).range) + (wide ? ui.px(84) : ui.px(30));
  if (!ImGui::BeginTable("classes", 5, ImGuiTableFlags_SizingFixedFit)) return;
  ImGui::TableSetupColumn("##colour");
  ImGui::TableSetupColumn(labelled(ui, {"class", "类别"}, "class").c_str(),
                          ImGuiTableColumnFlags_WidthStretch, 1.0f);
  ImGui::TableSetupColumn(labelled(ui, {"logit 𝑧", "logit 𝑧"}, "logit").c_str(),
                          ImGuiTableColumnFlags_WidthStretch, 2.6f);
  ImGui::TableSetupColumn(labelled(ui, {"label 𝑦", "标签 𝑦"}, "label").c_str(),
                          ImGuiTableColumnFlags_WidthFixed, spread ? label : 0);
  ImGui::TableSetupColumn(labelled(ui, {"weight", "权重"}, "weight").c_str(),
                          ImGuiTableColumnFlags_WidthFixed, weight);
  ImGui::TableHeadersRow();
  for (std::size_t k = 0; k < ui.session().logits.size(); ++k) {
    ImGui::TableNextRow();
    if (ui.desk.view.highlight.of_class == k)
      ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, ImGui::GetColorU32(ImGuiCol_Header));
    ImGui::TableNextColumn();
    swatch(ui, k);
    ImGui::TableNextColumn();
    name_field(ui, k, -1);
    ImGui::TableNextColumn();
    logit_slider(ui, k);
    if (ImGui::IsItemHovered()) ui.desk.view.next_highlight.of_class = k;
    ImGui::TableNextColumn();
    label_control(ui, k);
    ImGui::TableNextColumn();
    show_slider(ui, weight_slider(ui.session(), k), -1);
  }
  ImGui::EndTable();
}

void class_count(Ui& ui) {
  int count = static_cast<int>(ui.session().logits.size());
  ImGui::SetNextItemWidth(ui.px(92));
  if (!ImGui::InputInt("##count", &count, 1, 1)) return;
  Session next = ui.desk.session();
  set_class_count(next, static_cast<std::size_t>(std::clamp(count, 2, 10)));
  ui.desk.edit(next, {"Change the number of classes", "更改类别数"});
}

void caption(const Ui& ui, const Text& words) {
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", ui.say(words).c_str());
  ImGui::SameLine();
}

// Goes on in the same line where there is room for so much more, else in the next.
void flow(const Ui& ui, float width) {
  ImGui::SameLine(0, ui.px(18));
  if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

float width_of(const Ui& ui, const Text& what, const std::vector<Text>& words) {
  float width = ImGui::CalcTextSize(ui.say(what).c_str()).x + ImGui::GetStyle().ItemSpacing.x;
  for (const Text& word : words)
    width += ImGui::CalcTextSize(ui.say(word).c_str()).x + 2 * ImGui::GetStyle().FramePadding.x + ui.px(2);
  return width;
}

// One of several, by the number of the chosen one.
void setting(Ui& ui, const char* name, const Text& what, const std::vector<Text>& words, int chosen,
             const Text& change, void (*set)(Session&, int)) {
  caption(ui, what);
  if (!choice(ui, name, words, chosen)) return;
  Session next = ui.desk.session();
  set(next, chosen);
  ui.desk.edit(next, change);
}

void sample_settings(Ui& ui) {
  setting(ui, "output", {"output", "输出层"}, {"softmax", "sigmoid"}, static_cast<int>(ui.session().output),
          {"Change the output layer", "更换输出层"},
          [](Session& s, int chosen) { s.output = static_cast<OutputLayer>(chosen); });
  const Text label = {"label", "标签"};
  const std::vector<Text> modes = {
      {"one class", "一个类别"}, {"a distribution", "一个分布"}, {"several", "多个类别"}};
  flow(ui, width_of(ui, label, modes));
  setting(ui, "mode", label, modes, static_cast<int>(ui.session().label_mode),
          {"Change the kind of label", "更换标签类型"},
          [](Session& s, int chosen) { set_label_mode(s, static_cast<LabelMode>(chosen)); });
  caption(ui, {"classes", "类别数"});
  class_count(ui);
  const Text temperature_name = {"temperature", "温度"};
  const Text smoothing_name = {"smoothing", "平滑"};
  const float words = ImGui::CalcTextSize((ui.say(temperature_name) + ui.say(smoothing_name)).c_str()).x +
                      4 * ImGui::GetStyle().ItemSpacing.x;
  flow(ui, words + 2 * (width_of_number(slider_of(ui.session(), "temperature").range) + ui.px(40)));
  const float half = (ImGui::GetContentRegionAvail().x - words) / 2;
  caption(ui, temperature_name);
  show_slider(ui, slider_of(ui.session(), "temperature"), half);
  ImGui::SameLine();
  caption(ui, smoothing_name);
  show_slider(ui, slider_of(ui.session(), "smoothing"), half);
}

void heading(const Ui& ui, const Text& words) {
  ImGui::PushFont(ui.screen_fonts.bold, 0);
  ImGui::TextUnformatted(ui.say(words).c_str());
  ImGui::PopFont();
}

void show_option(Ui& ui, const Option& option) {
  caption(ui, option.what);
  int word = static_cast<int>(chosen(ui.session(), option));
  if (!choice(ui, option.name, option.words, word)) return;
  Session next = ui.desk.session();
  choose(next, option, static_cast<std::size_t>(word));
  ui.desk.edit(next, option.change);
}

// What a figure lets one set beyond the sample.
void figure_settings(Ui& ui, const Figure& figure) {
  const std::vector<Slider> sliders = own_sliders(ui.session(), figure);
  if (sliders.empty() && figure.options.empty()) return;
  const std::string id(figure.id);
  ImGui::PushID(id.c_str());
  heading(ui, figure.title);
  if (ImGui::BeginTable(("sliders." + id).c_str(), 4, ImGuiTableFlags_SizingFixedFit)) {
    for (int c = 0; c < 4; ++c) {
      const bool words = c % 2 == 0;
      ImGui::TableSetupColumn("",
                              words ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch);
    }
    for (const Slider& slider : sliders) {
      ImGui::TableNextColumn();
      ImGui::AlignTextToFramePadding();
      ImGui::TextDisabled("%s", ui.say(slider.what).c_str());
      ImGui::TableNextColumn();
      show_slider(ui, slider, -1);
    }
    ImGui::EndTable();
  }
  for (std::string_view key : figure.options) show_option(ui, option_of(key));
  ImGui::PopID();
}

// The batch once, for all the figures that show it.
void batch_settings(Ui& ui, const std::vector<const Figure*>& figures) {
  std::vector<std::string_view> options;
  bool any = false;
  bool two_models = false;
  for (const Figure* figure : figures) {
    if (figure->batch == BatchUse::None) continue;
    any = true;
    two_models |= figure->batch == BatchUse::TwoModels;
    for (std::string_view key : figure->options) {
      if (std::find(options.begin(), options.end(), key) == options.end()) options.push_back(key);
    }
  }
  if (!any) return;
  heading(ui, {"Batch", "批次"});
  for (std::string_view key : options) show_option(ui, option_of(key));
  show_batch(ui, two_models);
}

void own_settings(Ui& ui, const std::vector<const Figure*>& figures) {
  for (const Figure* figure : figures) {
    if (figure->batch == BatchUse::None) figure_settings(ui, *figure);
  }
  batch_settings(ui, figures);
}

}  // namespace

void show_controls(Ui& ui) {
  if (ui.desk.player) show_player(ui);
  std::vector<const Figure*> figures;
  for (const FigureView* view : shown_figures(ui.desk)) {
    if (const Figure* figure = find_figure(view->id)) figures.push_back(figure);
  }
  const bool alone = figures.size() == 1;  // then what it has of its own comes first
  if (alone) own_settings(ui, figures);
  sample_settings(ui);
  class_rows(ui);
  if (!alone) own_settings(ui, figures);
}

}  // namespace surprisal::ui
