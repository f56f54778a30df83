#include "ui/file_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/quote.h"
#include "desk/desk.h"
#include "screen/screen_canvas.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 2000;
constexpr std::size_t kLongestShownName = 200;

void enter(FileDialog& dialog, const fs::path& folder) {
  std::error_code failed;
  const fs::path whole = fs::absolute(folder, failed).lexically_normal();
  dialog.folder = failed ? folder : whole;
  dialog.entries = entries_of(dialog.folder, dialog.endings);
}

// What is typed, as a path: in the folder, or from "/" or "~".
fs::path path_typed(const FileDialog& dialog) {
  return (dialog.folder / from_home(dialog.typed)).lexically_normal();
}

bool has_ending(const std::string& name, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return name.ends_with(ending); });
}

void show_entries(Desk& desk) {
  FileDialog& dialog = *desk.file_dialog;
  const float below = 3.5f * ImGui::GetFrameHeightWithSpacing();
  ImGui::BeginChild("entries", {0, ImGui::GetContentRegionAvail().y - below},
                    ImGuiChildFlags_Borders | ImGuiChildFlags_NavFlattened);
  std::string picked;
  bool is_folder = false;
  if (dialog.folder.has_parent_path() && dialog.folder != dialog.folder.root_path()) {
    if (ImGui::Selectable(labelled(desk, {"↑ Folder above", "↑ 上一级文件夹"}, "file.above").c_str())) {
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
    enter(dialog, dialog.folder / picked);
  else if (dialog.saving)
    dialog.typed = picked;
  else
    return dialog.typed = picked, accept_typed(desk);
}

// What stands in the way, and the buttons.
void show_foot(Desk& desk) {
  FileDialog& dialog = *desk.file_dialog;
  if (dialog.asks)
    ImGui::TextWrapped("%s", desk.say({"A file of this name is there already. Overwrite it?",
                                       "同名文件已存在。要覆盖它吗？"})
                                 .c_str());
  else if (!dialog.fault.empty())
    ImGui::TextWrapped("%s", desk.say(dialog.fault).c_str());
  const Text verb = dialog.asks         ? Text("Overwrite", "覆盖")
                    : dialog.for_folder ? Text("Use this folder", "使用此文件夹")
                    : dialog.saving     ? Text("Save", "保存")
                                        : Text("Open", "打开");
  if (ImGui::Button(labelled(desk, verb, "file.done").c_str())) {
    if (std::exchange(dialog.asks, false) || dialog.for_folder)
      dialog.chosen(desk, path_typed(dialog));
    else
      accept_typed(desk);
  }
  ImGui::SameLine();
  if (ImGui::Button(labelled(desk, {"Cancel", "取消"}, "file.cancel").c_str())) desk.file_dialog.reset();
}

}  // namespace

std::vector<FileDialog::Entry> entries_of(const fs::path& folder, const std::vector<std::string>& endings) {
  std::vector<FileDialog::Entry> entries;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end;
       !failed && entry != end && entries.size() < kMostEntries; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    std::error_code none;
    const bool is_folder = entry->is_directory(none);
    if (!name.starts_with('.') && (is_folder || has_ending(name, endings)))
      entries.push_back({name, is_folder});
  }
  std::sort(entries.begin(), entries.end(), [](const FileDialog::Entry& a, const FileDialog::Entry& b) {
    return std::pair(!a.is_folder, std::string_view(a.name)) <
           std::pair(!b.is_folder, std::string_view(b.name));
  });
  return entries;
}

FileDialog file_dialog_for_saving(const fs::path& proposed, FileDialog::Chosen chosen) {
  FileDialog dialog;
  dialog.saving = true;
  dialog.endings = {".surprisal"};
  dialog.chosen = chosen;
  dialog.typed = proposed.filename().string();
  enter(dialog, proposed.has_parent_path() ? proposed.parent_path() : fs::path("."));
  return dialog;
}

FileDialog file_dialog_for_opening(const fs::path& folder, FileDialog::Chosen chosen) {
  FileDialog dialog;
  dialog.endings = {".surprisal", ".md"};
  dialog.chosen = chosen;
  enter(dialog, folder);
  return dialog;
}

FileDialog file_dialog_for_folder(const fs::path& folder, FileDialog::Chosen chosen) {
  FileDialog dialog;
  dialog.for_folder = true;
  dialog.chosen = chosen;
  enter(dialog, folder);
  return dialog;
}

fs::path from_home(const std::string& typed) {
  const char* home = std::getenv("HOME");
  return home != nullptr && (typed == "~" || typed.starts_with("~/")) ? home + typed.substr(1) : typed;
}

void accept_typed(Desk& desk) {
  FileDialog& dialog = *desk.file_dialog;
  dialog.fault = {};
  dialog.asks = false;
  fs::path path = path_typed(dialog);
  std::error_code none;
  if (fs::is_directory(path, none)) {
    enter(dialog, path);
    dialog.typed.clear();
    return;
  }
  if (dialog.saving && !has_ending(path.string(), dialog.endings)) {
    dialog.typed += dialog.endings.front();
    path = path_typed(dialog);
  }
  if (dialog.saving && fs::exists(fs::symlink_status(path, none)))
    dialog.asks = true;
  else
    dialog.chosen(desk, path);
}

void show_file_dialog(Desk& desk) {
  if (!desk.file_dialog) return;
  const Text title = desk.file_dialog->for_folder ? Text("Choose a folder", "选择文件夹")
                     : desk.file_dialog->saving   ? Text("Save the session", "保存会话")
                                                  : Text("Open", "打开");
  const std::string name = labelled(desk, title, "file dialog");
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport.GetCenter(), ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize(
      {std::min(desk.px(620), viewport.Size.x * 0.95f), std::min(desk.px(480), viewport.Size.y * 0.9f)});
  if (!ImGui::BeginPopupModal(
          name.c_str(), nullptr,
          ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings))
    return;
  FileDialog& dialog = *desk.file_dialog;
  ImGui::TextDisabled("%s", harmless(dialog.folder.string(), kLongestShownName).c_str());
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const std::string hint = desk.say({"Name, or a path from / or ~", "文件名，或以 / 或 ~ 开头的路径"});
  const std::string before = dialog.typed;
  const bool entered = ImGui::InputTextWithHint("##file.name", hint.c_str(), &dialog.typed,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  if (dialog.typed != before) {
    dialog.asks = false;
    dialog.fault = {};
  }
  show_entries(desk);
  if (desk.file_dialog) show_foot(desk);
  if (desk.file_dialog && entered) accept_typed(desk);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !ImGui::IsWindowAppearing()) desk.file_dialog.reset();
  if (!desk.file_dialog) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::app
