// ui: where each part of the digits view stands, for a window of any size. Pure.
#pragma once

#include "draw/geometry.h"

namespace surprisal::ui {

struct DigitsPlaces {
  Rect bar;
  Rect rail;   // empty where it is not shown
  Rect view;   // all that follows; what has no room in it is scrolled to
  Rect sheet;  // at least as large as the cards need; its corner is that of the view
  Rect header;
  Rect pad;
  Rect model;     // what it says
  Rect pictures;  // of the weights and gradients
  Rect training;
};

DigitsPlaces digits_places_for(double width, double height, double scale, bool rail);

}  // namespace surprisal::ui
