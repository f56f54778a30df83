// desk: what is kept from one start to the next. A plain value, compared for "has it changed".
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "draw/theme.h"

namespace surprisal::desk {

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

// What was chosen in the export dialog the last time.
struct ExportChoices {
  enum class What { Picture, Animation };
  enum class Which { One, Shown, All, Ticked };
  enum class Ending { Png, Svg, Pdf, Csv };
  enum class Unit { Pixels, Centimetres };
  enum class Moves { Race, Slider, Step };
  enum class MovingForm { Gif, Pngs };

  What what = What::Picture;
  Which which = Which::One;
  std::set<std::string> ticked;  // figures, by their ids
  Ending ending = Ending::Png;
  Unit unit = Unit::Pixels;
  double width = 1000;  // in pixels
  double height = 625;
  double width_cm = 16;
  double height_cm = 10;
  double dots_per_inch = 300;
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  bool transparent = false;
  bool captioned = false;
  std::string folder;

  Moves moves = Moves::Race;
  std::string slider = "logit.0";
  double seconds = 4;
  double per_second = 20;
  bool loops = true;
  MovingForm form = MovingForm::Gif;

  friend bool operator==(const ExportChoices&, const ExportChoices&) = default;
};

// How the program looks, and where its user left off.
struct Settings {
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  float scale = 1;  // of the whole interface, on top of the screen's own
  bool reduced_motion = false;
  bool tries_dismissed = false;        // "Try this" is not shown any more
  std::set<std::string> seen_lessons;  // by their ids
  std::string last_folder;
  std::vector<std::string> recent_files;   // whole paths, the last one first
  std::optional<WindowPlace> window;       // where no window manager gives one, none
  std::optional<ExportChoices> exporting;  // none before the dialog was first opened

  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace surprisal::desk
