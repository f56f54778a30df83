#include "desk/document.h"

#include <imgui.h>

#include <algorithm>
#include <system_error>

#include "base/file.h"
#include "base/quote.h"
#include "desk/lesson_desk.h"
#include "desk/open_file.h"
#include "session/session_file.h"
#include "session/session_line.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

namespace fs = std::filesystem;

fs::path whole_path(const fs::path& path) {
  std::error_code failed;
  const fs::path whole = fs::absolute(path, failed);
  return failed ? path : whole.lexically_normal();
}

// A dialog opens where the last one was; at first in the home, else where the program was started.
fs::path starting_folder(const Desk& desk) {
  std::error_code failed;
  if (!desk.document.path.empty()) return desk.document.path.parent_path();
  if (fs::is_directory(desk.settings.last_folder, failed)) return desk.settings.last_folder;
  const char* home = std::getenv("HOME");
  if (home != nullptr && fs::is_directory(home, failed)) return home;
  return whole_path(".");
}

void save_from_dialog(Desk& desk, const fs::path& path) {
  if (save_to(desk, path)) desk.file_dialog.reset();
}

void save_and_leave(Desk& desk, const fs::path& path) {
  save_from_dialog(desk, path);
  desk.quit = !desk.file_dialog;
}

FileDialog dialog_for_saving(const Desk& desk, FileDialog::Chosen chosen) {
  const fs::path& path = desk.document.path;
  return file_dialog_for_saving(
      path.empty() ? starting_folder(desk) / desk.say({"session.surprisal", "会话.surprisal"}) : path,
      chosen);
}

void open_from_dialog(Desk& desk, const fs::path& path) {
  const Result<Opened> opened = read_opened(path);
  if (!opened) {
    desk.file_dialog->fault = opened.problem().message;
    return;
  }
  desk.file_dialog.reset();
  show_opened(desk, path, *opened);
}

}  // namespace

std::string window_title(const Desk& desk) {
  const fs::path& path = desk.document.path;
  const std::string name =
      path.empty() ? desk.say({"Untitled", "未命名"}) : harmless(path.filename().string(), 200);
  if (path.empty() && !is_changed(desk)) return "Surprisal";
  return (is_changed(desk) ? "• " : "") + name + " – Surprisal";
}

bool is_changed(const Desk& desk) {
  return (desk.transition ? desk.transition->to : desk.session()) != desk.document.known;
}

void stands_for(Desk& desk, const Session& known, const fs::path& path) {
  desk.document = Document{path.empty() ? fs::path() : whole_path(path), known};
}

void remember_file(Desk& desk, const fs::path& path) {
  const std::string name = whole_path(path).string();
  std::vector<std::string>& recent = desk.settings.recent_files;
  std::erase(recent, name);
  recent.insert(recent.begin(), name);
  if (recent.size() > kMostRecentFiles) recent.resize(kMostRecentFiles);
  desk.settings.last_folder = fs::path(name).parent_path().string();
}

bool save_to(Desk& desk, const fs::path& path) {
  if (desk.transition) desk.advance_transition(1);  // what will be seen is what is meant
  const Done done = write_atomically(path, to_toml(desk.session()));
  if (!done) {
    // It stays on the screen, with the way on: another name or folder.
    if (!desk.file_dialog) desk.file_dialog = file_dialog_for_saving(path, save_from_dialog);
    desk.file_dialog->fault = done.problem().message;
    return false;
  }
  stands_for(desk, desk.session(), path);
  remember_file(desk, path);
  desk.tell({"Saved: " + path.string(), "已保存：" + path.string()});
  return true;
}

void save(Desk& desk) {
  if (desk.document.path.empty()) return save_as(desk);
  save_to(desk, fs::path(desk.document.path));
}

void save_as(Desk& desk) { desk.file_dialog = dialog_for_saving(desk, save_from_dialog); }

void leave(Desk& desk) {
  if (is_changed(desk))
    desk.leaving = true;
  else
    desk.quit = true;
}

void show_leaving(Desk& desk) {
  if (!desk.leaving) return;
  enum { kSave, kDiscard, kStay };
  const std::string name = desk.document.path.filename().string();
  const Text question = name.empty()
                            ? Text("What you have set is not saved as a file.", "当前的设置还没有存成文件。")
                            : Text(name + " has changes that are not saved.", name + " 有未保存的更改。");
  const auto answer = ask(desk, "leaving", {"Quit Surprisal?", "退出 Surprisal？"}, question,
                          {{"leaving.save", {"Save and quit", "保存并退出"}},
                           {"leaving.discard", {"Quit without saving", "不保存就退出"}},
                           {"leaving.stay", {"Stay", "不退出"}}},
                          kStay);
  if (!answer) return;
  desk.leaving = false;
  if (*answer == kDiscard) desk.quit = true;
  if (*answer != kSave) return;
  if (desk.document.path.empty())
    desk.file_dialog = dialog_for_saving(desk, save_and_leave);
  else
    desk.quit = save_to(desk, fs::path(desk.document.path));
}

void choose_file(Desk& desk) {
  desk.file_dialog = file_dialog_for_opening(starting_folder(desk), open_from_dialog);
}

void copy_as_line(Desk& desk) {
  ImGui::SetClipboardText(to_line(desk.session()).c_str());
  desk.tell({"The session is copied as one line of text; send it, and paste it with Ctrl+Shift+V.",
             "会话已复制为一行文字；发送给别人后，用 Ctrl+Shift+V 粘贴即可打开。"});
}

void paste_line(Desk& desk) {
  const char* text = ImGui::GetClipboardText();
  const Result<Session> session = from_line(text == nullptr ? "" : text);
  if (!session)
    return desk.tell(Text("No session can be pasted: ", "无法粘贴会话：") + session.problem().message);
  if (desk.lesson) close_lesson(desk);
  desk.move_to(*session, {"Paste a session", "粘贴会话"});
}

}  // namespace surprisal::app
