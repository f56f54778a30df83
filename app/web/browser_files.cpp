#include "web/browser_files.h"

#include <algorithm>
#include <system_error>

#include "desk/ask_for_file.h"
#include "desk/files.h"
#include "web/browser.h"

namespace surprisal::web {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> lines_of(std::string_view text) {
  std::vector<fs::path> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines.emplace_back(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return lines;
}

}  // namespace

fs::path BrowserFiles::folder() { return "/files"; }

BrowserFiles::BrowserFiles() {
  std::error_code none;
  fs::create_directories(folder(), none);
}

void BrowserFiles::note(const fs::path& path) {
  std::error_code none;
  known_[path.string()] = fs::last_write_time(path, none);
}

void BrowserFiles::follow(Desk& desk) {
  const bool wanted = desk.file_dialog && desk.file_dialog->at_desktop;
  if (!wanted) asked_ = false;
  if (!wanted || asked_) return;
  const FileDialog& dialog = *desk.file_dialog;
  if (dialog.for_folder) return take_desktop_choice(desk, folder());
  if (dialog.saving) {
    std::error_code none;
    const fs::path path = folder() / fs::path(dialog.typed).filename();
    fs::remove(path, none);  // the browser still has the earlier download
    return take_desktop_choice(desk, path);
  }
  std::string endings;
  for (const std::string& ending : dialog.kind.endings) endings += (endings.empty() ? "" : ",") + ending;
  browser_choose_files(endings.c_str());
  asked_ = true;
}

void BrowserFiles::take_chosen(Desk& desk, std::string_view paths) {
  if (!desk.file_dialog || !desk.file_dialog->at_desktop) return;
  asked_ = false;
  const std::vector<fs::path> all = lines_of(paths);
  if (all.empty()) return take_desktop_cancel(desk);
  for (const fs::path& path : all) note(path);
  take_desktop_choice(desk, all.front());
}

void BrowserFiles::take_dropped(Desk& desk, std::string_view paths) {
  const std::vector<fs::path> all = lines_of(paths);
  for (const fs::path& path : all) note(path);
  open_files(desk, all);
}

void BrowserFiles::download_new_ones(Desk& desk) {
  if (desk.export_dialog && desk.export_dialog->run) return;  // wait until all files are written
  std::vector<fs::path> gone;
  std::error_code failed;
  for (fs::directory_iterator entry(folder(), failed), end; !failed && entry != end;
       entry.increment(failed)) {
    std::error_code none;
    const std::string path = entry->path().string();
    const auto known = known_.find(path);
    if (known != known_.end() && known->second == entry->last_write_time(none)) continue;
    if (!entry->is_regular_file(none)) continue;
    note(entry->path());
    browser_download(path.c_str(), entry->path().filename().c_str());
    if (!is_session_file(path)) gone.push_back(entry->path());  // a session may be saved again
  }
  for (const fs::path& path : gone) {
    fs::remove(path, failed);
    known_.erase(path.string());
  }
}

}  // namespace surprisal::web
