// ui: where each part of the playground is, for a window of any size. Pure: one function decides what fits.
#pragma once

#include <cstddef>
#include <vector>

#include "draw/geometry.h"

namespace surprisal::ui {

// What the places depend on. Lengths are in window pixels.
struct PlaygroundLayoutOptions {
  double width = 0;
  double height = 0;
  double scale = 1;         // window pixels per design pixel
  std::size_t cards = 6;    // to be shown
  std::size_t classes = 3;  // rows of the ledger
  double own_rows = 0;      // rows above the classes, for the figures' own settings
  bool sample = true;       // whether the sample has a ledger at all
  bool drawer_open = false;
  bool rail = true;  // whether the rail is shown if there is room
};

struct Places {
  Rect bar;
  Rect rail;
  bool rail_is_wide = false;
  Rect headline;            // empty if there is no room
  bool is_phone = false;    // two lines of headline, and no rail beside it
  bool brief = false;       // short sentences
  Rect tabs;                // above the only card in a narrow window; otherwise empty
  std::vector<Rect> cards;  // as many as there is room for
  Rect ledger;              // with its handle; empty if there is nothing to set
  Rect drawer;              // inside the ledger, above the handle; empty while it is closed
  Rect handle;
  double row_height = 31;   // of the ledger, at scale 1
  std::size_t rows = 0;     // that are visible without scrolling
  bool has_sliders = true;  // for temperature and smoothing, beside their fields
  bool has_smoothing = true;
};

// At scale 1.
inline constexpr double kBar = 44;
inline constexpr double kNarrowRail = 64;
inline constexpr double kCardGap = 12;
inline constexpr double kPhoneUnder = 560;  // a narrower window is laid out as on a phone

inline bool is_phone(double window_width, double scale) { return window_width < scale * kPhoneUnder; }

// Rounded to whole window pixels.
Rect whole_pixels(const Rect& r);
Rect scaled(const Rect& r, double scale);

Places places_for(const PlaygroundLayoutOptions& wishes);

// Scale 1 is for a window of 1440 x 900; larger windows have larger text.
double window_scale(double width, double height);

}  // namespace surprisal::ui
