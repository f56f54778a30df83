// ui: choosing a file, within the window.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/text.h"

namespace surprisal::app {

struct Desk;

struct FileDialog {
  // Gets the path; takes the dialog off the desk, or leaves it there with a fault.
  using Chosen = void (*)(Desk&, const std::filesystem::path&);

  struct Entry {
    std::string name;
    bool is_folder = false;
  };

  bool saving = false;
  bool for_folder = false;  // what is chosen is a folder, which need not be there yet
  std::filesystem::path folder;
  std::vector<std::string> endings;  // of the files that are shown; of what is saved, the first
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

// "~" and "~/..." are the home.
std::filesystem::path from_home(const std::string& typed);

// Enter, or the button: goes into a folder, asks before it overwrites, or is done.
void accept_typed(Desk& desk);

void show_file_dialog(Desk& desk);

}  // namespace surprisal::app
