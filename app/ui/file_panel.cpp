#include "ui/file_panel.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <utility>

#include "base/quote.h"
#include "ui/dialog.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestShownName = 200;

void accept(Ui& ui) {
  FileDialog& dialog = *ui.desk.file_dialog;
  if (const auto path = accept_typed(dialog)) dialog.chosen(ui.desk, *path);
}

void show_entries(Ui& ui) {
  FileDialog& dialog = *ui.desk.file_dialog;
  const float below = ImGui::GetFrameHeightWithSpacing() + height_of_dialog_buttons(ui) + ui.px(8);
  ImGui::BeginChild("entries", {0, ImGui::GetContentRegionAvail().y - below},
                    ImGuiChildFlags_Borders | ImGuiChildFlags_NavFlattened);
  std::string picked;
  bool is_folder = false;
  if (dialog.folder.has_parent_path() && dialog.folder != dialog.folder.root_path()) {
    if (ImGui::Selectable(labelled(ui, {"↑ Folder above", "↑ 上一级文件夹"}, "file.above").c_str())) {
      picked = "..";
      is_folder = true;
    }
  }
  for (const FileDialog::Entry& entry : dialog.entries) {
    const std::string name = harmless(entry.name, kLongestShownName) + (entry.is_folder ? "/" : "");
    if (ImGui::Selectable((name + "###file." + entry.name).c_str(), entry.name == dialog.typed)) {
      picked = entry.name;
      is_folder = entry.is_folder;
    }
  }
  ImGui::EndChild();
  if (picked.empty()) return;
  dialog.fault = {};
  dialog.asks = false;
  if (is_folder)
    enter_folder(dialog, dialog.folder / picked);
  else if (dialog.saving)
    dialog.typed = picked;
  else
    return dialog.typed = picked, accept(ui);
}

// The error or question, and the buttons.
void show_foot(Ui& ui) {
  FileDialog& dialog = *ui.desk.file_dialog;
  if (dialog.asks)
    ImGui::TextWrapped(
        "%s", ui.say({"A file with this name already exists. Overwrite it?", "同名文件已存在。要覆盖它吗？"})
                  .c_str());
  else if (!dialog.fault.empty())
    ImGui::TextWrapped("%s", ui.say(dialog.fault).c_str());
  const Text verb = dialog.asks         ? Text("Overwrite", "覆盖")
                    : dialog.for_folder ? Text("Use this folder", "使用此文件夹")
                    : dialog.saving     ? Text("Save", "保存")
                                        : Text("Open", "打开");
  const auto pressed = dialog_buttons(ui, {{"file.done", verb}, {"file.cancel", {"Cancel", "取消"}}});
  if (!pressed) return;
  if (*pressed == 1)
    ui.desk.file_dialog.reset();
  else if (std::exchange(dialog.asks, false) || dialog.for_folder)
    dialog.chosen(ui.desk, path_typed(dialog));
  else
    accept(ui);
}

// Shown while the desktop's dialog is open, which may be behind this window.
void show_waiting(Ui& ui) {
  const auto answer =
      ask(ui, "desktop dialog", title_of(*ui.desk.file_dialog),
          {"Continue in the system's file dialog.", "请在系统的文件对话框中选择。"},
          {{"file.here", {"Choose here instead", "改在这里选择"}}, {"file.cancel", {"Cancel", "取消"}}}, 1);
  if (!answer) return;
  if (*answer == 1)
    ui.desk.file_dialog.reset();
  else
    ui.desk.file_dialog->at_desktop = false;
}

}  // namespace

void show_file_dialog(Ui& ui) {
  if (!ui.desk.file_dialog) return;
  if (ui.desk.file_dialog->at_desktop) return show_waiting(ui);
  if (!begin_dialog(ui, "file dialog", title_of(*ui.desk.file_dialog), ui.px(640), ui.px(500))) return;
  FileDialog& dialog = *ui.desk.file_dialog;
  ImGui::PushTextWrapPos(0);
  ImGui::TextDisabled("%s", harmless(dialog.folder.string(), kLongestShownName).c_str());
  ImGui::PopTextWrapPos();
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const std::string hint = ui.say({"Name, or a path from / or ~", "文件名，或以 / 或 ~ 开头的路径"});
  const std::string before = dialog.typed;
  const bool entered = ImGui::InputTextWithHint("##file.name", hint.c_str(), &dialog.typed,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  if (dialog.typed != before) {
    dialog.asks = false;
    dialog.fault = {};
  }
  show_entries(ui);
  if (ui.desk.file_dialog) show_foot(ui);
  if (ui.desk.file_dialog && entered) accept(ui);
  if (is_dialog_escaped()) ui.desk.file_dialog.reset();
  if (!ui.desk.file_dialog) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
