#include "ui/reading_panel.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <cstddef>
#include <optional>
#include <string>

#include "desk/rows.h"
#include "ui/buttons.h"
#include "ui/dialog.h"
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
  head(ui, {"The scores are", "得分的种类"});
  segments(
      ui, "reading.kind",
      {{"automatic", "自动判断"}, {"logits"}, {"probabilities", "概率"}, {"log-probabilities", "对数概率"}},
      choices.kind);
  field(ui,
        {"Labels: a file, or a column of this file by name or number",
         "标签：另一个文件，或本文件中的列（列名或列号）"},
        "labels", {"those in the file, if it has any", "文件中已有的标签（如果有）"}, choices.labels);
  head(ui, {"Number of the first class", "第一个类别的编号"});
  segments(ui, "reading.base", {{"automatic", "自动判断"}, {"0"}, {"1"}}, choices.label_base);
  field(ui, {"A label to ignore, besides −100 and −1", "除 −100 和 −1 外要忽略的标签"}, "ignore",
        {"none", "无"}, choices.ignore);
  field(ui, {"A file with the name of a class on each line", "类别名称文件，每行一个名称"}, "names",
        {"none", "无"}, choices.names);
  if (view.source.file.extension() == ".npz") {
    field(ui, {"The array with the scores", "得分所在的数组"}, "key", {"detected by shape", "按形状判断"},
          choices.key);
    field(ui, {"The array with the labels", "标签所在的数组"}, "label_key",
          {"detected by shape", "按形状判断"}, choices.label_key);
  }
  ImGui::Checkbox(labelled(ui, {"Skip invalid rows", "跳过无效的样本"}, "reading.leave").c_str(),
                  &choices.leave_out);
}

}  // namespace

void show_reading_choices(Ui& ui) {
  RowsView& view = ui.desk.rows;
  if (!view.choices) return;
  if (!begin_dialog(ui, "reading dialog", {"Change how it is read", "更改读取方式"}, ui.px(560))) return;
  show_fields(ui, *view.choices);
  if (!view.choices->fault.empty()) ImGui::TextWrapped("%s", ui.say(view.choices->fault).c_str());
  if (view.file && view.file->source == view.source) show_notes(ui, *view.file);
  const std::optional<std::size_t> pressed = dialog_buttons(
      ui, {{"reading.done", {"Read again", "重新读取"}}, {"reading.cancel", {"Cancel", "取消"}}});
  const bool escaped = is_dialog_escaped();
  if (pressed == 0U) read_as_chosen(ui.desk);
  if (pressed == 1U || escaped) view.choices.reset();
  if (!view.choices) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
