// web: files in a browser. A page has no files of its own, so files that are opened are copied into the
// program's memory, and files that it writes are downloaded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "web/browser.h"

namespace surprisal::web {

class BrowserFiles {
 public:
  BrowserFiles();

  // Where the program reads and writes.
  static std::filesystem::path folder();

  void follow(Desk& desk);  // asks for a file if the desk wants one
  void take_chosen(Desk& desk, std::string_view paths);
  void take_dropped(Desk& desk, std::string_view paths);
  void download_new_ones(Desk& desk);

 private:
  void note(const std::filesystem::path& path);

  bool asked_ = false;
  std::map<std::string, std::filesystem::file_time_type> known_;  // files that need not be downloaded
};

}  // namespace surprisal::web
