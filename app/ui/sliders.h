// ui: sliders of the session with their number fields, and the strip with which a moving one is stopped.
#pragma once

#include "ui/surface.h"

namespace surprisal::ui {

struct SliderLook {
  Ink ink = Quantity::Logit;
  bool square = false;  // the thumb of a label
  Text why_not = {};    // if it is not empty, the slider is disabled, and this says why
};

// From each end of a slider's area to where its thumb can be.
double slider_margin(const Surface& surface);

inline constexpr double kSliderHeight = 28;
inline constexpr double kFieldWidth = 64;

// To drag (with Shift in fine steps), to move with the wheel or the arrow keys; a double click resets it, and
// its menu plays it.
bool slide(Ui& ui, std::string_view name, const SliderRange& range, double& value, const Rect& area,
           const SliderLook& look);  // of any number; true if it was moved
bool type_number(Ui& ui, std::string_view name, const SliderRange& range, double& value, const Rect& area,
                 const SliderLook& look);  // the field of any number; true if another one was typed
void slider_bar(Ui& ui, const Slider& slider, const Rect& area, const SliderLook& look);
void number_box(Ui& ui, const Slider& slider, const Rect& area, const SliderLook& look);

// Both side by side, in the flow of the window.
void show_slider(Ui& ui, const Slider& slider, float width, const SliderLook& look = {});

void show_player(Ui& ui);  // pause, step, loop, stop

}  // namespace surprisal::ui
