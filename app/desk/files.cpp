#include "desk/files.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/quote.h"
#include "desk/ask_for_file.h"
#include "desk/digit_sample.h"
#include "desk/lesson_file.h"
#include "desk/lesson_steps.h"
#include "desk/link.h"
#include "desk/paths.h"
#include "desk/presenting.h"
#include "desk/row_source.h"
#include "desk/rows.h"
#include "session/session_file.h"
#include "session/session_line.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

FileKind session_files() { return {{"Sessions", "状态"}, {".surprisal"}}; }

// The folder of the open file, otherwise the one last used in a dialog.
fs::path starting_folder(const Desk& desk) {
  const fs::path& open = desk.workspace.document().path;
  return open.empty() ? last_folder(desk) : open.parent_path();
}

void save_from_dialog(Desk& desk, const fs::path& path) {
  if (save_to(desk, path)) desk.file_dialog.reset();
}

void leave_after_saving(Desk& desk, const fs::path& path) {
  save_from_dialog(desk, path);
  desk.view.quit = !desk.file_dialog;
}

FileDialog dialog_for_saving(const Desk& desk, FileDialog::Chosen chosen) {
  const fs::path& path = desk.workspace.document().path;
  return file_dialog_for_saving(
      path.empty() ? starting_folder(desk) / desk.say({"session.surprisal", "状态.surprisal"}) : path,
      session_files(), chosen);
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
  const fs::path& path = desk.workspace.document().path;
  const std::string name =
      path.empty() ? desk.say({"Untitled", "未命名"}) : harmless(path.filename().string(), 200);
  if (path.empty() && !desk.workspace.is_changed()) return "Surprisal";
  return (desk.workspace.is_changed() ? "• " : "") + name + " – Surprisal";
}

void remember_file(Desk& desk, const fs::path& path) {
  const std::string name = absolute_path(path).string();
  std::vector<std::string>& recent = desk.settings.recent_files;
  std::erase(recent, name);
  recent.insert(recent.begin(), name);
  if (recent.size() > kMaxRecentFiles) recent.resize(kMaxRecentFiles);
  desk.settings.last_folder = fs::path(name).parent_path().string();
}

bool save_to(Desk& desk, const fs::path& path) {
  if (desk.workspace.is_moving()) desk.workspace.advance(1);  // save the end of the transition
  const Done done = write_atomically(path, to_toml(SessionFile{desk.session(), rows_to_keep(desk)}));
  if (!done) {
    // The dialog stays open with the error, and another name or folder can be chosen.
    if (!desk.file_dialog) desk.file_dialog = file_dialog_for_saving(path, session_files(), save_from_dialog);
    desk.file_dialog->fault = done.problem().message;
    return false;
  }
  desk.workspace.set_saved_session(desk.session(), path);
  remember_file(desk, path);
  say_saved(desk, path);
  return true;
}

void save(Desk& desk) {
  settle_digits(desk);
  if (desk.workspace.document().path.empty()) return save_as(desk);
  save_to(desk, fs::path(desk.workspace.document().path));
}

void save_as(Desk& desk) {
  settle_digits(desk);
  ask_for_file(desk, dialog_for_saving(desk, save_from_dialog));
}

void leave(Desk& desk) {
  if (desk.workspace.is_changed())
    desk.view.leaving = WayOut::Close;
  else
    desk.view.quit = true;
}

void save_and_leave(Desk& desk) {
  if (desk.workspace.document().path.empty())
    ask_for_file(desk, dialog_for_saving(desk, leave_after_saving));
  else
    desk.view.quit = save_to(desk, fs::path(desk.workspace.document().path));
}

void choose_file(Desk& desk) {
  ask_for_file(desk, file_dialog_for_opening(starting_folder(desk),
                                             {{"Sessions and lessons", "状态和课程"}, {".surprisal", ".md"}},
                                             open_from_dialog));
}

void show_opened(Desk& desk, const fs::path& path, Opened opened) {
  const std::string name = path.filename().string();
  end_presentation(desk);
  remember_file(desk, path);
  if (const auto* file = std::get_if<SessionFile>(&opened)) {
    close_lesson(desk);
    show_alone(desk, file->session.figure);
    desk.workspace.set_saved_session(file->session, path);
    open_rows_of_session(desk, file->rows);
    return desk.move_to(file->session, {"Open " + name, "打开“" + name + "”"});
  }
  const auto& pair = std::get<LessonPair>(opened);
  desk.settings.language = language_in_name(path).value_or(desk.settings.language);
  open_lesson(desk, add_to_course(desk, pair, path));
}

void open_file(Desk& desk, const fs::path& path) {
  Result<Opened> opened = read_opened(path);
  if (!opened) return desk.notify(opened.problem().message);
  show_opened(desk, path, std::move(*opened));
}

void open_files(Desk& desk, const std::vector<fs::path>& paths) {
  std::vector<fs::path> with_rows;
  for (const fs::path& path : paths) {
    if (is_link(path.string()))
      open_link(desk, path.string());
    else if (is_row_file(path.string()))
      with_rows.push_back(path);
    else
      open_file(desk, path);
  }
  if (with_rows.empty()) return;
  end_presentation(desk);
  open_row_files(desk, with_rows);
}

std::string copy_as_line(Desk& desk) {
  settle_digits(desk);
  desk.notify({"The session was copied as one line of text. Paste it into Surprisal with Ctrl+Shift+V.",
               "已复制为一行文字；对方复制后按 Ctrl+Shift+V 即可打开。"});
  return to_line(desk.session());
}

void paste_line(Desk& desk, std::string_view text) {
  if (!fragment_in(text).empty()) return open_link(desk, text);
  const Result<Session> session = from_line(text);
  if (!session)
    return desk.notify(Text("Cannot paste a session: ", "无法粘贴状态：") + session.problem().message);
  if (desk.course.open) close_lesson(desk);
  desk.move_to(*session, {"Paste a session", "粘贴状态"});
}

}  // namespace surprisal::desk
