// ui: the sliders and options of a lesson's step in rows, each slider with a play button, and the button that
// places a bet on a letter, if a figure takes bets.
#pragma once

#include <string_view>
#include <vector>

#include "session/sliders.h"
#include "ui/surface.h"

namespace surprisal::ui {

struct StepControls {
  std::vector<Slider> sliders;
  std::vector<std::string_view> options;  // keys of the session
  bool takes_bets = false;

  std::size_t count() const { return sliders.size() + options.size() + (takes_bets ? 1 : 0); }
};

StepControls controls_of(const Ui& ui);

// The width, in pixels, that the widest control needs with its full name; 0 without sliders.
double width_needed(Ui& ui, const StepControls& controls);

void show_controls(Ui& ui, const StepControls& controls, const Rect& area, std::size_t columns);

}  // namespace surprisal::ui
