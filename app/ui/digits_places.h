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
  Rect tabs;  // on a phone, where they choose one of the cards; otherwise empty
  Rect pad;
  Rect model;     // what it says
  Rect pictures;  // of the weights and gradients
  Rect training;
  Rect foot;  // on a phone, below the first three cards: the training buttons
};

DigitsPlaces digits_places_for(double width, double height, double scale, bool rail);

// One card at a time, as wide as the screen.
DigitsPlaces phone_digits_places_for(double width, double height, double scale);

}  // namespace surprisal::ui
