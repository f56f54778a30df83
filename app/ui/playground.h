// ui: the headline and the cards.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

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
  std::array<double, 3> widest_ = {};  // of each number during the current drag
};

// In a narrow window, only one card is shown, with a tab for each card above it.
class TabsPanel {
 public:
  void show(Ui& ui, const Rect& area);

 private:
  Memo<std::pair<std::uint64_t, std::string>, std::vector<Text>> titles_;  // by the revision and the figures
};

void show_cards(Ui& ui, const std::vector<Rect>& cards, bool tabs = false);

}  // namespace surprisal::ui
