// ui: where each part of a slide is, for a screen of any size. Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "draw/geometry.h"

namespace surprisal::ui {

struct SlideLayoutOptions {
  double width = 0;  // of the screen, in pixels
  double height = 0;
  double scale = 1;  // screen pixels per design pixel
  std::size_t figures = 1;
  std::size_t controls = 0;
  bool has_text = true;
  bool has_headline = false;  // the loss and its parts, or the numbers of a view
  double control_width = 0;   // the width that the widest control needs, in pixels
};

struct SlidePlaces {
  Rect headline;
  std::vector<Rect> figures;
  Rect controls;
  std::size_t control_columns = 1;
  Rect text;         // with the heading
  Rect live_number;  // empty if there is no room
  Rect foot;
};

SlidePlaces slide_places_for(const SlideLayoutOptions& wishes);

}  // namespace surprisal::ui
