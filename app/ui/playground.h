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

// The figures of the stage that have a card, by their numbers; fewer than there are where there is no room
// for all.
std::vector<std::size_t> figures_with_cards(const Ui& ui, std::size_t most);

void show_cards(Ui& ui, const Places& places);

}  // namespace surprisal::ui
