// desk: choosing a file or a folder within the window.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace surprisal::desk {

struct Desk;

struct FileDialog {
  // Gets the path; closes the dialog, or leaves it open with a fault.
  using Chosen = void (*)(Desk&, const std::filesystem::path&);

  struct Entry {
    std::string name;
    bool is_folder = false;
  };

  bool saving = false;
  bool for_folder = false;  // what is chosen is a folder, which need not exist yet
  std::filesystem::path folder;
  std::vector<std::string> endings;  // of the files that are listed; what is saved gets the first
  Chosen chosen = nullptr;
  std::string typed;           // a name in the folder, or a path
  std::vector<Entry> entries;  // of the folder, as it was when it was entered
  Text fault;
  bool asks = false;  // whether to overwrite
};

// Folders first, each part by name, without hidden ones; the first few thousand.
std::vector<FileDialog::Entry> entries_of(const std::filesystem::path& folder,
                                          const std::vector<std::string>& endings);

FileDialog file_dialog_for_saving(const std::filesystem::path& proposed, FileDialog::Chosen chosen);
FileDialog file_dialog_for_opening(const std::filesystem::path& folder, FileDialog::Chosen chosen);
FileDialog file_dialog_for_folder(const std::filesystem::path& folder, FileDialog::Chosen chosen);

void enter_folder(FileDialog& dialog, const std::filesystem::path& folder);

// What is typed, as a path: in the folder, or from "/" or "~".
std::filesystem::path path_typed(const FileDialog& dialog);

// Goes into a folder, asks before it overwrites, or gives the path that is chosen.
std::optional<std::filesystem::path> accept_typed(FileDialog& dialog);

}  // namespace surprisal::desk
