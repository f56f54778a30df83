// ui: where each part of the next-letter view is, for a window of any size. Pure.
#pragma once

#include "draw/geometry.h"

namespace surprisal::ui {

// The rows of the text, at scale 1: a line of words, the cells, and under them what each letter cost.
inline constexpr double kLettersTextHead = 32;
inline constexpr double kLettersCells = 44;
inline constexpr double kLettersFirstCost = 18;  // its baseline, from the cells
inline constexpr double kLettersNextCost = 20;   // from the first to the second

// Two columns of one grid: the text over the bars over the button; beside them what was paid, over its chart.
struct LettersPlaces {
  Rect bar;
  Rect rail;  // empty if it is not shown
  Rect header;
  Rect card;
  Rect text;
  Rect bars;
  Rect bet;                // the button, and beside it what it means
  Rect note;               // in a narrow window, where that is under the button
  Rect amounts;            // on the right of the text; in a narrow window under the button
  Rect account;            // empty in a narrow window
  Rect foot;               // the buttons and the slider, in the lower part of the card
  bool has_costs = true;   // under each letter, as there is room
  bool is_narrow = false;  // one column
};

LettersPlaces letters_places_for(double width, double height, double scale, bool rail);
LettersPlaces letters_places_on_slide(double width, double height, double scale);  // without bars around it

}  // namespace surprisal::ui
