// app: what is kept from one start to the next. A plain value, compared for "has it changed".
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "figure/theme.h"
#include "session/text.h"

namespace surprisal {

inline constexpr std::size_t kMostRecentFiles = 10;
inline constexpr float kSmallestScale = 0.75f;
inline constexpr float kLargestScale = 3;

struct WindowPlace {
  int x = 0;  // of the screen
  int y = 0;
  int width = 0;
  int height = 0;
  bool maximized = false;

  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

// How the program looks, and where its user left off.
struct Settings {
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  float scale = 1;  // of the whole interface, on top of the screen's own
  bool reduced_motion = false;
  std::set<std::string> seen_lessons;  // by their ids
  std::string last_folder;
  std::vector<std::string> recent_files;  // whole paths, the last one first
  std::optional<WindowPlace> window;      // where no window manager gives one, none

  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace surprisal
