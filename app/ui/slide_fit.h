// ui: how the text of a step is made to fit a slide.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

struct SlideFit {
  bool beside = true;  // the figures, or under them
  double size = 0;     // of its letters
  double room = 0;     // beside the figures its width, under them its height
};

SlideFit fit_text(const Ui& ui, ImVec2 room);

float width_for_text(float size, float room);

}  // namespace surprisal::ui
