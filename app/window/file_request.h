// window: one request to the XDG desktop portal for the desktop's own file dialog.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace surprisal::window {

// All strings are UTF-8.
struct FileRequest {
  std::string parent;  // our window, in the portal's format; empty if it cannot be named
  std::string title;
  std::string name;  // proposed, for saving
  std::filesystem::path folder;
  std::string filter;
  std::vector<std::string> patterns;
  bool saving = false;
  bool for_folder = false;
};

struct FileAnswer {
  enum class Kind { Chosen, Cancelled, Failed };
  Kind kind = Kind::Failed;
  std::filesystem::path path;
};

// Blocks until there is an answer or the file descriptor `stop` is readable.
FileAnswer ask_portal(const FileRequest& request, int stop);

// The path in a URI such as file:///home/my%20file; empty if it is not a local file.
std::filesystem::path path_of_uri(std::string_view uri);

}  // namespace surprisal::window
