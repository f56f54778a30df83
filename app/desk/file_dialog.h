// desk: choosing a file or a folder, in the desktop's own dialog or within the window.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace surprisal::desk {

struct Desk;

// A kind of file: its endings, and what to call it: "Sessions".
struct FileKind {
  Text name;
  std::vector<std::string> endings;
};

struct FileDialog {
  // Receives the path; closes the dialog, or leaves it open with an error.
  using Chosen = void (*)(Desk&, const std::filesystem::path&);

  struct Entry {
    std::string name;
    bool is_folder = false;
  };

  Text title = {};  // if empty, the usual title
  bool saving = false;
  bool for_folder = false;  // choose a folder, which need not exist yet
  std::filesystem::path folder;
  FileKind kind;  // of the listed files; a saved file gets the first ending
  Chosen chosen = nullptr;
  std::string typed;           // a name in the folder, or a path
  std::vector<Entry> entries;  // of the folder, read when it was entered
  Text fault;
  bool asks = false;  // whether to overwrite the file

  // The desktop shows its own dialog, and the program waits for the choice.
  bool at_desktop = false;
};

Text title_of(const FileDialog& dialog);

// Folders first, then files, sorted by name, without hidden ones; at most a few thousand entries.
std::vector<FileDialog::Entry> entries_of(const std::filesystem::path& folder,
                                          const std::vector<std::string>& endings);

FileDialog file_dialog_for_saving(const std::filesystem::path& proposed, FileKind kind,
                                  FileDialog::Chosen chosen);
FileDialog file_dialog_for_opening(const std::filesystem::path& folder, FileKind kind,
                                   FileDialog::Chosen chosen);
FileDialog file_dialog_for_folder(const std::filesystem::path& folder, FileDialog::Chosen chosen);

void enter_folder(FileDialog& dialog, const std::filesystem::path& folder);

// The typed text as a path: relative to the folder, unless it begins with "/" or "~".
std::filesystem::path path_typed(const FileDialog& dialog);

// Whether the path has one of the endings, so that none is added on saving.
bool is_complete(const FileDialog& dialog, const std::filesystem::path& path);

// Enters a folder, asks before overwriting, or returns the chosen path.
std::optional<std::filesystem::path> accept_typed(FileDialog& dialog);

}  // namespace surprisal::desk
