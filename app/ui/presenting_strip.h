// ui: the strip of buttons that appears over a slide when the mouse moves.
#pragma once

#include <optional>

#include "ui/ui.h"

namespace surprisal::ui {

class PresentingStrip {
 public:
  void show(Ui& ui, ImVec2 window);

  float strength(const Desk& desk) const;                // 1: fully visible, 0: gone
  double seconds_to_next_frame(const Desk& desk) const;  // until it fades; infinity if it does not

 private:
  double age(const Desk& desk) const;

  std::optional<double> moved_at_;  // when the pointer was last moved
  bool held_ = false;               // the pointer is on it
};

}  // namespace surprisal::ui
