#include "desk/ask_for_file.h"

#include <cstdlib>
#include <system_error>
#include <utility>

#include "desk/paths.h"

namespace surprisal::desk {

namespace fs = std::filesystem;

void ask_for_file(Desk& desk, FileDialog dialog) {
  dialog.at_desktop = desk.desktop_has_dialogs;
  desk.file_dialog = std::move(dialog);
}

fs::path last_folder(const Desk& desk) {
  std::error_code failed;
  if (fs::is_directory(desk.settings.last_folder, failed)) return desk.settings.last_folder;
  const char* home = std::getenv("HOME");
  if (home != nullptr && fs::is_directory(home, failed)) return home;
  return absolute_path(".");
}

void take_desktop_choice(Desk& desk, const fs::path& path) {
  FileDialog& dialog = *desk.file_dialog;
  dialog.at_desktop = false;  // from here on, the program's own dialog shows the errors
  if (!dialog.for_folder) {
    enter_folder(dialog, path.parent_path());
    dialog.typed = path.filename().string();
  }
  // If the ending has to be added, the desktop has asked about overwriting a different file.
  if (is_complete(dialog, path))
    dialog.chosen(desk, path);
  else if (const auto whole = accept_typed(dialog))
    dialog.chosen(desk, *whole);
}

void take_desktop_cancel(Desk& desk) { desk.file_dialog.reset(); }

void take_desktop_failure(Desk& desk) {
  desk.desktop_has_dialogs = false;
  desk.file_dialog->at_desktop = false;
}

void say_saved(Desk& desk, const fs::path& path) {
  desk.notify({"Saved: " + path.string(), "已保存：" + path.string()});
}

void end_saving(Desk& desk, const fs::path& path, const Done& done) {
  if (!done) {
    desk.file_dialog->fault = done.problem().message;
    return;
  }
  desk.file_dialog.reset();
  desk.settings.last_folder = path.parent_path().string();
  say_saved(desk, path);
}

}  // namespace surprisal::desk
