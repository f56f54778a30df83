// window: the window and its loop.
#pragma once

#include <string>
#include <vector>

namespace surprisal::app {

inline constexpr int kFirstWidth = 1280;  // of a window that has not been opened before
inline constexpr int kFirstHeight = 800;

struct WindowOptions {
  std::vector<std::string>
      named;             // what to open: a session file, or lesson files, lessons and chapters by their ids
  bool present = false;  // that; without anything named, the playground
};

// Opens the window and returns once it is closed. The exit code: 0, or 1 where no window can be had or what
// was named cannot be opened, which is then said on standard error.
int run_window(const WindowOptions& options = {});

}  // namespace surprisal::app
