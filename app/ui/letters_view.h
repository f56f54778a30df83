// ui: a text that is read letter by letter: bet on the next one, see it, and compare costs with a model.
#pragma once

#include "base/memo.h"
#include "figures/letter_play.h"
#include "ui/ui.h"

namespace surprisal::ui {

struct LettersPlaces {
  Rect bar;
  Rect rail;  // empty if it is not shown
  Rect header;
  Rect card;
  Rect foot;  // the buttons and the slider, in the lower part of the card
};

LettersPlaces letters_places_for(double width, double height, double scale, bool rail);  // pure

class LettersView {
 public:
  void show(Ui& ui, const LettersPlaces& places);

 private:
  Memo<std::uint64_t, LetterPlay> play_;  // by the revision of the session
};

}  // namespace surprisal::ui
