// window: the window and its loop.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace surprisal::window {

inline constexpr int kFirstWidth = 1280;  // of a window that has not been opened before
inline constexpr int kFirstHeight = 800;

struct WindowOptions {
  std::vector<std::string>
      named;             // what to open: a session file, or lesson files, lessons and chapters by their ids
  bool present = false;  // that; without anything named, the playground
};

// Opens the window and returns once it is closed. The problem: no window can be had, or what was named cannot
// be opened.
Done run_window(const WindowOptions& options = {});

}  // namespace surprisal::window
