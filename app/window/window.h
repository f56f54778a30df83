// window: the window and its event loop.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace surprisal::window {

inline constexpr int kFirstWidth = 1280;  // the size at the first start
inline constexpr int kFirstHeight = 800;

struct WindowOptions {
  // What to open: a session file, lesson files, files of rows, a link, or ids of lessons and chapters.
  std::vector<std::string> named;
  std::string labels;    // the labels of the rows: a file, or a column of their file
  bool present = false;  // present it; if nothing is named, present the playground
};

// Opens the window and returns once it is closed. Fails if the window or something named cannot be opened.
Done run_window(const WindowOptions& options = {});

}  // namespace surprisal::window
