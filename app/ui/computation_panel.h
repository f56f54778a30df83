// ui: the computation of the loss, row by row, and its formulas with the numbers put in.
#pragma once

#include "base/memo.h"
#include "desk/computation.h"
#include "ui/ui.h"

namespace surprisal::ui {

class ComputationPanel {
 public:
  void show(Ui& ui);

 private:
  struct Key {
    std::uint64_t revision = 0;
    Language language = Language::English;
    int digits = 0;

    friend bool operator==(const Key&, const Key&) = default;
  };
  Memo<Key, Computation> computation_;
};

}  // namespace surprisal::ui
