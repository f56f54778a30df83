// ui: a text that is read letter by letter: bet on the next one, see it, and compare costs with a model.
#pragma once

#include <cstdint>
#include <vector>

#include "base/memo.h"
#include "figures/letter_play.h"
#include "ui/letters_places.h"
#include "ui/ui.h"

namespace surprisal::ui {

class LettersView {
 public:
  LettersView();
  void show(Ui& ui, const LettersPlaces& places);

 private:
  struct Shown {
    LetterPlay play;
    std::vector<learn::LetterCost> costs;  // of the letters that are known
    Text note;                             // of the figure
  };
  void show_bars(Ui& ui, const LettersPlaces& places);

  Memo<std::uint64_t, Shown> shown_;  // by the revision of the session
  FigureView account_;
};

}  // namespace surprisal::ui
