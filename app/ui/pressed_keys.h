// ui: carries out what the keys pressed in a frame ask for.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// Runs what the keys pressed in a frame ask for.
class Keys {
 public:
  void answer(Ui& ui);
  void end_frame();

 private:
  int mods_before_ =
      0;  // Ctrl, Shift and Alt in the last frame, because they may be released together with the key
  bool popup_open_ = false;  // when the last frame ended
};

}  // namespace surprisal::ui
