// ui: where each part of the data view is, for a window of any size. Pure.
#pragma once

#include <vector>

#include "draw/geometry.h"

namespace surprisal::ui {

struct DataLayoutOptions {
  double width = 0;  // of the window, in pixels
  double height = 0;
  double scale = 1;  // window pixels per design pixel
  bool rail = true;
};

struct DataPlaces {
  Rect bar;
  Rect rail;
  Rect head;  // title, what was read, the headline numbers
  Rect body;  // below it, contains all that follows
  Rect table;
  std::vector<Rect> figures;  // four, two or none, in the order of the catalogue
  Rect all_figures;           // for a figure that fills their place
  Rect more;                  // a line below them that says how many there are; empty if all are shown
  Rect strip;                 // the chosen row
  bool is_narrow = false;     // no figures; the classes of the chosen row are stacked
};

DataPlaces data_places_for(const DataLayoutOptions& wishes);

}  // namespace surprisal::ui
