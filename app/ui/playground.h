// ui: the headline and the cards.
#pragma once

#include "base/memo.h"
#include "desk/headline.h"
#include "ui/places.h"
#include "ui/ui.h"

namespace surprisal::ui {

class HeadlinePanel {
 public:
  void show(Ui& ui, const Places& places);

 private:
  Memo<std::uint64_t, Headline> headline_;
};

void show_cards(Ui& ui, const std::vector<Rect>& cards);

}  // namespace surprisal::ui
