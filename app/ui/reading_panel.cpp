#include "ui/reading_panel.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <string>

#include "desk/rows.h"
#include "ui/buttons.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

void head(Ui& ui, const Text& words) { ImGui::TextDisabled("%s", ui.say(words).c_str()); }

void field(Ui& ui, const Text& words, const char* name, const Text& hint, std::string& text) {
  head(ui, words);
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint((std::string("##reading.") + name).c_str(), ui.say(hint).c_str(), &text);
}

void show_notes(Ui& ui, const RowFile& file) {
  if (file.rows.notes.empty()) return;
  ImGui::Separator();
  for (const Text& note : file.rows.notes) ImGui::TextWrapped("%s", ui.say(note).c_str());
}

void show_fields(Ui& ui, ReadingChoices& choices) {
  const RowsView& view = ui.desk.rows;
  head(ui, {"The scores are", "分数是"});
  segments(
      ui, "reading.kind",
      {{"found out", "自动判断"}, {"logits"}, {"probabilities", "概率"}, {"log-probabilities", "对数概率"}},
      choices.kind);
  field(ui,
        {"Labels: a file, or a column of this file by name or number",
         "标签：另一个文件，或本文件中的列（列名或列号）"},
        "labels", {"those in the file, if it has any", "文件中已有的标签（如果有）"}, choices.labels);
  head(ui, {"The first class is called", "第一个类别的编号"});
  segments(ui, "reading.base", {{"found out", "自动判断"}, {"0"}, {"1"}}, choices.label_base);
  field(ui, {"A label to ignore, besides −100 and −1", "除 −100 和 −1 外要忽略的标签"}, "ignore",
        {"none", "无"}, choices.ignore);
  field(ui, {"A file with the name of a class on each line", "类别名称文件，每行一个名称"}, "names",
        {"none", "无"}, choices.names);
  if (view.source.file.extension() == ".npz") {
    field(ui, {"The array with the scores", "分数所在的数组"}, "key", {"found by its shape", "按形状判断"},
          choices.key);
    field(ui, {"The array with the labels", "标签所在的数组"}, "label_key",
          {"found by its shape", "按形状判断"}, choices.label_key);
  }
  ImGui::Checkbox(labelled(ui, {"Leave out rows with a fault", "略去有错的样本"}, "reading.leave").c_str(),
                  &choices.leave_out);
}

}  // namespace

void show_reading_choices(Ui& ui) {
  RowsView& view = ui.desk.rows;
  if (!view.choices) return;
  const std::string name = labelled(ui, {"Change how it is read", "更改读取方式"}, "reading dialog");
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport.GetCenter(), ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({std::min(ui.px(560), viewport.Size.x * 0.95f), 0});
  if (!ImGui::BeginPopupModal(name.c_str(), nullptr,
                              ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                                  ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize))
    return;
  show_fields(ui, *view.choices);
  if (!view.choices->fault.empty()) ImGui::TextWrapped("%s", ui.say(view.choices->fault).c_str());
  if (view.file && view.file->source == view.source) show_notes(ui, *view.file);
  ImGui::Spacing();
  bool close = ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !ImGui::IsWindowAppearing();
  if (ImGui::Button(labelled(ui, {"Read again", "重新读取"}, "reading.done").c_str()))
    read_as_chosen(ui.desk);
  ImGui::SameLine();
  close |= ImGui::Button(labelled(ui, {"Cancel", "取消"}, "reading.cancel").c_str());
  if (close) view.choices.reset();
  if (!view.choices) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
