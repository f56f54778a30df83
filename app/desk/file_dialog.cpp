#include "desk/file_dialog.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/letter_case.h"
#include "desk/paths.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxEntries = 2000;

bool has_ending(const std::string& name, const std::vector<std::string>& endings) {
  const std::string small = lower_case(name);
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return small.ends_with(ending); });
}

}  // namespace

Text title_of(const FileDialog& dialog) {
  if (!dialog.title.empty()) return dialog.title;
  if (dialog.for_folder) return {"Choose a folder", "选择文件夹"};
  if (dialog.saving) return {"Save the session", "保存状态"};
  return {"Open", "打开"};
}

std::vector<FileDialog::Entry> entries_of(const fs::path& folder, const std::vector<std::string>& endings) {
  std::vector<FileDialog::Entry> entries;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end;
       !failed && entry != end && entries.size() < kMaxEntries; entry.increment(failed)) {
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

void enter_folder(FileDialog& dialog, const fs::path& folder) {
  std::error_code failed;
  const fs::path whole = fs::absolute(folder, failed).lexically_normal();
  dialog.folder = failed ? folder : whole;
  dialog.entries = entries_of(dialog.folder, dialog.kind.endings);
}

FileDialog file_dialog_for_saving(const fs::path& proposed, FileKind kind, FileDialog::Chosen chosen) {
  FileDialog dialog;
  dialog.saving = true;
  dialog.kind = std::move(kind);
  dialog.chosen = chosen;
  dialog.typed = proposed.filename().string();
  enter_folder(dialog, proposed.has_parent_path() ? proposed.parent_path() : fs::path("."));
  return dialog;
}

FileDialog file_dialog_for_opening(const fs::path& folder, FileKind kind, FileDialog::Chosen chosen) {
  FileDialog dialog;
  dialog.kind = std::move(kind);
  dialog.chosen = chosen;
  enter_folder(dialog, folder);
  return dialog;
}

FileDialog file_dialog_for_folder(const fs::path& folder, FileDialog::Chosen chosen) {
  FileDialog dialog;
  dialog.for_folder = true;
  dialog.chosen = chosen;
  enter_folder(dialog, folder);
  return dialog;
}

fs::path path_typed(const FileDialog& dialog) {
  return (dialog.folder / expand_home(dialog.typed)).lexically_normal();
}

bool is_complete(const FileDialog& dialog, const fs::path& path) {
  return !dialog.saving || has_ending(path.string(), dialog.kind.endings);
}

std::optional<fs::path> accept_typed(FileDialog& dialog) {
  dialog.fault = {};
  dialog.asks = false;
  fs::path path = path_typed(dialog);
  std::error_code none;
  if (fs::is_directory(path, none)) {
    enter_folder(dialog, path);
    dialog.typed.clear();
    return std::nullopt;
  }
  if (!is_complete(dialog, path)) {
    dialog.typed += dialog.kind.endings.front();
    path = path_typed(dialog);
  }
  dialog.asks = dialog.saving && fs::exists(fs::symlink_status(path, none));
  return dialog.asks ? std::nullopt : std::optional(path);
}

}  // namespace surprisal::desk
