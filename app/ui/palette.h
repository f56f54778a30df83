// ui: finds anything by its name or by its text, and goes there.
#pragma once

#include <cstdint>

#include "base/memo.h"
#include "desk/search.h"
#include "ui/ui.h"

namespace surprisal::ui {

class Palette {
 public:
  void show(Ui& ui);

 private:
  void show_list(Ui& ui, bool entered);
  void go_to(Ui& ui, const Findable& what);

  Memo<std::size_t, std::vector<Findable>> findables_;  // by the number of lessons
  std::size_t chosen_ = 0;                              // in the list
  std::string typed_;                                   // when the list was last made
};

}  // namespace surprisal::ui
