// desk: the settings that are kept between runs. A plain value, compared to detect changes.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "draw/theme.h"
#include "export/picture_size.h"

namespace surprisal::desk {

inline constexpr std::size_t kMaxRecentFiles = 10;
inline constexpr std::size_t kLongestWebAddress = 500;  // bytes
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

// The last choices in the export dialog.
struct ExportChoices {
  enum class What { Picture, Animation };
  enum class Which { One, Shown, All, Ticked };
  enum class Ending { Png, Svg, Pdf, Csv };
  using Unit = exporting::Unit;
  enum class Moves { Race, Slider, Step };
  enum class MovingForm { Gif, Pngs };

  What what = What::Picture;
  Which which = Which::One;
  std::set<std::string> ticked;  // ids of the figures
  Ending ending = Ending::Png;
  Unit unit = Unit::Pixels;
  double width = 1000;  // in pixels
  double height = 625;
  double scale = 1;
  double width_cm = 16;
  double height_cm = 10;
  double dots_per_inch = 300;
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  bool transparent = false;
  bool captioned = false;
  bool titled = true;
  std::string folder;

  Moves moves = Moves::Race;
  std::string slider = "logit.0";
  double seconds = 4;
  double per_second = 20;
  bool loops = true;
  MovingForm form = MovingForm::Gif;

  friend bool operator==(const ExportChoices&, const ExportChoices&) = default;
};

// Appearance, and what the user last worked on.
struct Settings {
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  float scale = 1;  // of the whole interface, multiplied by the screen's scale
  bool reduced_motion = false;
  bool tries_dismissed = false;        // "Try this" is no longer shown
  bool has_drawn = false;              // the user has drawn a curve, so the hint is no longer shown
  std::set<std::string> seen_lessons;  // ids
  std::string web_address;             // where links lead; empty: a link is the fragment alone
  std::map<std::string, std::size_t> review_results;  // by id: the largest number of right answers
  std::string last_folder;
  std::vector<std::string> recent_files;   // absolute paths, most recent first
  std::optional<WindowPlace> window;       // empty if the window manager reports none
  std::optional<ExportChoices> exporting;  // empty until the dialog is first opened

  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace surprisal::desk
