#include "ui/export_panel.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

#include "base/quote.h"
#include "desk/ask_for_file.h"
#include "desk/export_plan.h"
#include "desk/exporting.h"
#include "desk/files.h"
#include "desk/paths.h"
#include "ui/buttons.h"
#include "ui/dialog.h"
#include "ui/file_panel.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

namespace fs = std::filesystem;
using Choices = ExportChoices;

constexpr float kControls = 440;  // the width of the left side, at scale 1
constexpr float kLabels = 104;
constexpr float kFoot = 60;  // the buttons, or three lines beside them
constexpr double kSecondsWithoutProgress = 0.5;
constexpr double kMaxPreviewsPerSecond = 25;
constexpr std::size_t kLongestShownPath = 200;

// ---- words

Text title_of(std::string_view id) {
  const Figure* figure = find_figure(id);
  return figure == nullptr ? Text(std::string(id)) : figure->title;
}

Text count_of_figures(std::size_t count) {
  const std::string number = std::to_string(count);
  return {number + (count == 1 ? " figure" : " figures"), number + " 幅图"};
}

// ---- rows of controls

// The left end of a row's controls, after its name.
float start_of_controls(const Ui& ui) { return ImGui::GetCursorStartPos().x + ui.px(kLabels); }

void row(const Ui& ui, const Text& words) {
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(ui.say(words).c_str());
  ImGui::SameLine(start_of_controls(ui));
}

template <typename Enumeration>
bool choose(Ui& ui, std::string_view name, const std::vector<Text>& words, Enumeration& chosen) {
  int index = static_cast<int>(chosen);
  if (!segments(ui, name, words, index)) return false;
  chosen = static_cast<Enumeration>(index);
  return true;
}

void number(const Ui& ui, const char* name, double& value, float width = 72) {
  ImGui::SetNextItemWidth(ui.px(width));
  ImGui::InputDouble(("##" + std::string(name)).c_str(), &value, 0, 0, "%.6g",
                     ImGuiInputTextFlags_AutoSelectAll);
  if (!std::isfinite(value)) value = 0;
}

void unit(const Ui& ui, const Text& words) {
  ImGui::SameLine();
  ImGui::TextDisabled("%s", ui.say(words).c_str());
}

void note(const Ui& ui, const Text& words) {
  ImGui::SetCursorPosX(start_of_controls(ui));
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyle().Colors[ImGuiCol_TextDisabled]);
  ImGui::TextWrapped("%s", ui.say(words).c_str());
  ImGui::PopStyleColor();
}

void pick_figure(Ui& ui) {
  ExportDialog& dialog = *ui.desk.export_dialog;
  if (!begin_list(ui, "##export.figure", title_of(dialog.figure))) return;
  for (const Figure& figure : catalogue()) {
    const bool is_chosen = figure.id == dialog.figure;
    if (ImGui::Selectable(labelled(ui, figure.title, "export.figure." + std::string(figure.id)).c_str(),
                          is_chosen))
      dialog.figure = figure.id;
    if (is_chosen && ImGui::IsWindowAppearing()) ImGui::SetItemDefaultFocus();
  }
  ImGui::EndCombo();
}

void tick_figures(Ui& ui, Choices& choices) {
  const float rows = 7.5f;
  ImGui::SetCursorPosX(start_of_controls(ui));
  ImGui::BeginChild("ticks", {0, rows * ImGui::GetFrameHeightWithSpacing()},
                    ImGuiChildFlags_FrameStyle | ImGuiChildFlags_NavFlattened);
  push_outline(ui);
  for (const Figure& figure : catalogue()) {
    const std::string id(figure.id);
    bool ticked = choices.ticked.contains(id);
    if (!ImGui::Checkbox(labelled(ui, figure.title, "export.tick." + id).c_str(), &ticked)) continue;
    if (ticked)
      choices.ticked.insert(id);
    else
      choices.ticked.erase(id);
  }
  pop_outline();
  ImGui::EndChild();
}

void show_which(Ui& ui, Choices& choices) {
  row(ui, {"Figures", "图"});
  choose(ui, "export.which", {{"One", "一幅"}, {"Shown", "窗口中的"}, {"All", "全部"}, {"Ticked", "勾选"}},
         choices.which);
  if (choices.which == Choices::Which::Ticked) return tick_figures(ui, choices);
  if (choices.which != Choices::Which::One) return note(ui, count_of_figures(chosen_figures(ui.desk).size()));
  ImGui::SetCursorPosX(start_of_controls(ui));
  pick_figure(ui);
}

void pick_slider(Ui& ui, Choices& choices) {
  const std::vector<Slider> sliders = sliders_to_export(ui.desk);
  const Slider& chosen = chosen_slider(choices, sliders);
  row(ui, {"Slider", "滑块"});
  if (!begin_list(ui, "##export.slider", chosen.what)) return;
  for (const Slider& slider : sliders) {
    if (ImGui::Selectable(labelled(ui, slider.what, "export.slider." + slider.name).c_str(),
                          &slider == &chosen))
      choices.slider = slider.name;
  }
  ImGui::EndCombo();
}

void show_movement(Ui& ui, Choices& choices) {
  row(ui, {"What moves", "动画内容"});
  choose(ui, "export.moves",
         {{"The race", "赛跑"}, {"A slider", "一个滑块"}, {"The lesson's step", "课程的一步"}},
         choices.moves);
  if (choices.moves != Choices::Moves::Race) {
    row(ui, {"Figure", "图"});
    pick_figure(ui);
  }
  if (choices.moves == Choices::Moves::Slider) pick_slider(ui, choices);
  row(ui, {"Time", "时间"});
  number(ui, "export.seconds", choices.seconds, 56);
  unit(ui, {"seconds", "秒"});
  ImGui::SameLine();
  number(ui, "export.rate", choices.per_second, 56);
  unit(ui, {"frames a second", "帧/秒"});
  row(ui, {"Format", "格式"});
  // A browser would download each frame separately.
  if (ui.desk.in_browser) choices.form = Choices::MovingForm::Gif;
  std::vector<Text> forms = {"GIF"};
  if (!ui.desk.in_browser) forms.push_back({"PNG for each frame", "每帧一个 PNG"});
  choose(ui, "export.form", forms, choices.form);
  if (choices.form == Choices::MovingForm::Gif) {
    ImGui::SameLine(0, ui.px(16));
    push_outline(ui);
    const float higher = ui.px(static_cast<float>(kSegmentHeight)) - ImGui::GetFrameHeight();
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + higher / 2);
    ImGui::Checkbox(labelled(ui, {"Loop", "循环"}, "export.loops").c_str(), &choices.loops);
    pop_outline();
  }
}

void pick_preset(Ui& ui, Choices& choices) {
  const auto presets = size_presets();
  const auto chosen = std::find_if(presets.begin(), presets.end(),
                                   [&](const SizePreset& preset) { return is_chosen(choices, preset); });
  const Text words = chosen == presets.end() ? Text("A size of your own", "自定尺寸") : chosen->name;
  if (!begin_list(ui, "##export.preset", words)) return;
  for (const SizePreset& preset : presets) {
    const std::string name = "export.preset." + std::string(preset.id);
    if (ImGui::Selectable(labelled(ui, preset.name, name).c_str(), is_chosen(choices, preset)))
      apply(choices, preset);
  }
  ImGui::EndCombo();
}

void show_size(Ui& ui, Choices& choices) {
  const bool cm = choices.unit == Choices::Unit::Centimetres;
  row(ui, {"Preset", "预设"});
  pick_preset(ui, choices);
  row(ui, {"Size", "尺寸"});
  choose(ui, "export.unit", {{"Pixels", "像素"}, {"Centimetres", "厘米"}}, choices.unit);
  ImGui::SetCursorPosX(start_of_controls(ui));
  number(ui, "export.width", cm ? choices.width_cm : choices.width);
  unit(ui, "×");
  ImGui::SameLine();
  number(ui, "export.height", cm ? choices.height_cm : choices.height);
  ImGui::BeginDisabled(!has_pixels(choices));  // a size on paper has no pixels
  unit(ui, cm ? Text("cm,", "厘米，") : Text("pixels, scale", "像素，倍率"));
  ImGui::SameLine();
  if (cm) {
    number(ui, "export.dots", choices.dots_per_inch, 56);
    unit(ui, "dpi");
  } else {
    number(ui, "export.scale", choices.scale, 56);
  }
  ImGui::EndDisabled();
}

void show_look(Ui& ui, Choices& choices) {
  const bool has_picture = is_animation(choices) || choices.ending != Choices::Ending::Csv;
  ImGui::BeginDisabled(!has_picture);
  show_size(ui, choices);
  row(ui, {"Theme", "主题"});
  choose(ui, "export.theme", {{"Light", "浅色"}, {"Dark", "深色"}, {"Contrast", "高对比度"}}, choices.theme);
  ImGui::EndDisabled();
  row(ui, {"Language", "语言"});
  choose(ui, "export.language", {"English", "中文"}, choices.language);
  push_outline(ui);
  ImGui::BeginDisabled(!has_picture);
  ImGui::SetCursorPosX(start_of_controls(ui));
  ImGui::Checkbox(labelled(ui, {"Title", "标题"}, "export.title").c_str(), &choices.titled);
  ImGui::SetCursorPosX(start_of_controls(ui));
  ImGui::Checkbox(labelled(ui, {"Caption with the formula", "图注与公式"}, "export.caption").c_str(),
                  &choices.captioned);
  const bool is_gif = is_animation(choices) && choices.form == Choices::MovingForm::Gif;
  ImGui::BeginDisabled(is_gif);
  ImGui::SetCursorPosX(start_of_controls(ui));
  ImGui::Checkbox(labelled(ui, {"Transparent background", "透明背景"}, "export.transparent").c_str(),
                  &choices.transparent);
  ImGui::EndDisabled();
  ImGui::EndDisabled();
  pop_outline();
  if (is_gif) note(ui, {"A GIF has no half-transparent edges.", "GIF 没有半透明的边缘。"});
  if (!has_picture)
    note(ui, {"A CSV holds the numbers: it has no size and no look.", "CSV 只存数值，没有尺寸和外观。"});
}

void show_choices(Ui& ui) {
  Choices& choices = *ui.desk.settings.exporting;
  choose(ui, "export.what", {{"Picture", "图片"}, {"Animation", "动画"}}, choices.what);
  ImGui::Spacing();
  if (is_animation(choices)) {
    show_movement(ui, choices);
  } else {
    show_which(ui, choices);
    row(ui, {"Format", "格式"});
    choose(ui, "export.ending", {"PNG", "SVG", "PDF", "CSV"}, choices.ending);
  }
  show_look(ui, choices);
}

// ---- where to

void take_folder(Desk& desk, const fs::path& folder) {
  const fs::path whole = folder.has_filename() ? folder : folder.parent_path();
  desk.settings.exporting->folder = (whole.empty() ? folder : whole).string();
  desk.file_dialog.reset();
}

void show_place(Ui& ui, Choices& choices) {
  ExportDialog& dialog = *ui.desk.export_dialog;
  if (dialog.name_follows_figure) dialog.name = one_figure(ui.desk);
  const Text choose_words = {"Choose…", "选择…"};
  const float button = ImGui::CalcTextSize(ui.say(choose_words).c_str()).x +
                       2 * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x;
  bool entered = false;
  if (!ui.desk.in_browser) {
    row(ui, {"Folder", "文件夹"});
    ImGui::SetNextItemWidth(-button);
    entered |= ImGui::InputText("##export.folder", &choices.folder, ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::SameLine();
    if (ImGui::Button(labelled(ui, choose_words, "export.choose").c_str()))
      ask_for_file(ui.desk, file_dialog_for_folder(expand_home(choices.folder), take_folder));
  }
  if (is_one_file(choices) || is_animation(choices)) {
    row(ui, is_one_file(choices) ? Text("File name", "文件名") : Text("New folder", "新文件夹"));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-button);
    const std::string before = dialog.name;
    entered |= ImGui::InputText("##export.name", &dialog.name,
                                ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    if (dialog.name != before) dialog.name_follows_figure = false;
    ImGui::SameLine();
    ImGui::TextDisabled("%s", std::string(ending_of(choices)).c_str());
  } else {
    row(ui, {"File names", "文件名"});
    ImGui::AlignTextToFramePadding();
    const std::vector<const Figure*> figures = chosen_figures(ui.desk);
    if (figures.empty()) {
      ImGui::NewLine();
    } else {
      const std::string first = std::string(figures.front()->id) + std::string(ending_of(choices));
      ImGui::TextDisabled("%s%s", first.c_str(), figures.size() > 1 ? ", …" : "");
    }
  }
  if (entered && !dialog.run) start_export(ui.desk);
}

// ---- messages and buttons

Text question(const Ui& ui) {
  const ExportDialog& dialog = *ui.desk.export_dialog;
  const Writing job = plan_export(ui.desk);
  const std::size_t all = files_of(job).size();
  if (all == 1) {
    const std::string name = harmless(export_path(ui.desk).filename().string(), kLongestShownPath);
    return {name + " already exists. Overwrite it?", name + " 已存在。要覆盖它吗？"};
  }
  const std::string some = std::to_string(dialog.files_to_replace);
  const std::string total = std::to_string(all);
  return {some + " of these " + total + " files are there already. Overwrite them?",
          "这 " + total + " 个文件中有 " + some + " 个已存在。要覆盖吗？"};
}

void show_progress(Ui& ui, float room) {
  const ExportDialog& dialog = *ui.desk.export_dialog;
  if (ui.desk.now - dialog.began < kSecondsWithoutProgress) return;
  const double share = dialog.run->share();
  const std::string percent = dialog.run->was_stopped() ? ui.say({"Cancelling…", "正在取消…"})
                                                        : std::to_string(std::lround(100 * share)) + " %";
  ImGui::PushStyleColor(ImGuiCol_PlotHistogram, ImGui::GetStyle().Colors[ImGuiCol_HeaderActive]);
  ImGui::ProgressBar(static_cast<float>(share), {room, height_of_dialog_buttons(ui)}, percent.c_str());
  ImGui::PopStyleColor();
}

Text what_is(const Ui& ui, const Text& fault) {
  const ExportDialog& dialog = *ui.desk.export_dialog;
  if (dialog.files_to_replace > 0) return question(ui);
  if (!dialog.fault.empty()) return dialog.fault;
  if (!fault.empty()) return fault;
  if (dialog.written.empty()) return {};
  if (ui.desk.in_browser) return {"Downloaded.", "已下载。"};
  return Text("Exported: ", "已导出：") + Text(harmless(dialog.written.string(), kLongestShownPath));
}

std::vector<DialogButton> buttons_now(const Desk& desk, const Text& fault) {
  const ExportDialog& dialog = *desk.export_dialog;
  const DialogButton cancel = {
      "export.cancel", {"Cancel", "取消"}, !dialog.run || !dialog.run->was_stopped()};
  if (dialog.run) return {cancel};
  if (dialog.files_to_replace > 0) return {{"export.overwrite", {"Overwrite", "覆盖"}}, cancel};
  std::vector<DialogButton> buttons = {{"export.start", {"Export", "导出"}, fault.empty()},
                                       {"export.close", {"Close", "关闭"}}};
  if (!dialog.written.empty() && !desk.in_browser)
    buttons.push_back({"export.copy", {"Copy path", "复制路径"}});
  return buttons;
}

void press(Ui& ui, std::string_view name) {
  ExportDialog& dialog = *ui.desk.export_dialog;
  if (name == "export.overwrite") begin_export(ui.desk);
  if (name == "export.cancel") cancel_export(dialog);
  if (name == "export.start") start_export(ui.desk);
  if (name == "export.close") close_export(ui.desk);
  if (name != "export.copy") return;
  ImGui::SetClipboardText(dialog.written.c_str());
  ui.desk.notify({"The path was copied.", "路径已复制。"});
}

// The message, with the buttons to its right.
void show_export_foot(Ui& ui, const Text& fault) {
  const ExportDialog& dialog = *ui.desk.export_dialog;
  const std::vector<DialogButton> buttons = buttons_now(ui.desk, fault);
  const float room = room_beside(ui, buttons);
  const ImVec2 corner = ImGui::GetCursorPos();
  if (dialog.run) {
    show_progress(ui, room);
  } else {
    ImGui::AlignTextToFramePadding();
    ImGui::PushTextWrapPos(corner.x + room);
    ImGui::TextUnformatted(ui.say(what_is(ui, fault)).c_str());
    ImGui::PopTextWrapPos();
  }
  ImGui::SetCursorPos(corner);
  if (const auto pressed = dialog_buttons(ui, buttons)) press(ui, buttons[*pressed].name);
}

// ---- the whole panel

void show_contents(Ui& ui, ExportPreview& preview) {
  ExportDialog& dialog = *ui.desk.export_dialog;
  const Choices before = export_choices(ui.desk);
  const std::pair names_before = {dialog.figure, dialog.name};
  const float foot = 2 * ImGui::GetFrameHeightWithSpacing() + ui.px(kFoot);
  const float height = std::max(ui.px(120), ImGui::GetContentRegionAvail().y - foot);
  const float left = std::min(ui.px(kControls), 0.55f * ImGui::GetContentRegionAvail().x);
  ImGui::BeginDisabled(dialog.run != nullptr);
  if (ImGui::BeginChild("choices", {left, height}, ImGuiChildFlags_NavFlattened)) show_choices(ui);
  ImGui::EndChild();
  ImGui::EndDisabled();
  ImGui::SameLine(0, ui.px(12));
  if (ImGui::BeginChild("preview", {0, height}, 0, ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar))
    preview.show(ui);
  ImGui::EndChild();
  ImGui::BeginDisabled(dialog.run != nullptr);
  show_place(ui, *ui.desk.settings.exporting);
  ImGui::EndDisabled();
  if (before != export_choices(ui.desk) || names_before != std::pair{dialog.figure, dialog.name})
    forget_export_answers(dialog);
  const Text fault = export_fault(ui.desk);
  ImGui::Spacing();
  show_export_foot(ui, fault);
}

}  // namespace

void ExportPanel::show(Ui& ui) {
  if (!ui.desk.export_dialog) {
    preview_ = {};
    return;
  }
  const ImVec2 window = ImGui::GetMainViewport()->Size;
  if (!begin_dialog(ui, "export", {"Export figures", "导出图"}, std::max(ui.px(1240), 0.72f * window.x),
                    std::max(ui.px(760), 0.72f * window.y)))
    return;
  const bool alone = !ui.desk.file_dialog && ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows |
                                                                    ImGuiFocusedFlags_NoPopupHierarchy);
  take_export_result(ui.desk);
  show_contents(ui, preview_);
  show_file_dialog(ui);
  if (alone && is_dialog_escaped()) close_export(ui.desk);
  if (ui.desk.view.leaving) close_export(ui.desk);  // the question whether to quit comes next
  ExportDialog& dialog = *ui.desk.export_dialog;
  if (dialog.closing && (!dialog.run || dialog.run->has_ended())) {
    take_export_result(ui.desk);
    ui.desk.export_dialog.reset();
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

double ExportPanel::seconds_to_next_frame(const Desk& desk) const {
  constexpr double kProgress = 0.05;
  if (!desk.export_dialog) return std::numeric_limits<double>::infinity();
  if (desk.export_dialog->run) return kProgress;
  const Choices& choices = export_choices(desk);
  if (!is_animation(choices) || desk.settings.reduced_motion) return std::numeric_limits<double>::infinity();
  return 1 / std::clamp(choices.per_second, 1.0, kMaxPreviewsPerSecond);
}

}  // namespace surprisal::ui
