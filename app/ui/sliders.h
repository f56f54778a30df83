// ui: sliders of the session with their number fields, and the strip that controls an animated one.
#pragma once

#include "ui/surface.h"

namespace surprisal::ui {

struct SliderLook {
  Ink ink = Quantity::Logit;
  bool square = false;     // the shape of the thumb; square for labels
  Text why_not = {};       // if it is not empty, the slider is disabled, and this says why
  bool untouched = false;  // it has no value yet: its thumb is dashed, and its field shows a question mark
};

// The distance from each end of a slider's area to the outermost position of its thumb.
double slider_margin(const Surface& surface);
// Where its thumb stands for a value.
double slider_place(const Surface& surface, const Rect& area, const SliderRange& range, double value);

double thumb_radius(const Surface& surface);  // at scale 1; larger for a finger
inline constexpr double kSliderHeight = 28;
inline constexpr double kFieldWidth = 64;

// It can be dragged (with Shift in fine steps) or moved with the wheel or the arrow keys; a double click
// resets it, and its menu animates it.
bool slide(Ui& ui, std::string_view name, const SliderRange& range, double& value, const Rect& area,
           const SliderLook& look);  // of any number; true if it was moved
bool type_number(Ui& ui, std::string_view name, const SliderRange& range, double& value, const Rect& area,
                 const SliderLook& look);  // the field of any number; true if another one was typed
void slider_bar(Ui& ui, const Slider& slider, const Rect& area, const SliderLook& look);
void number_box(Ui& ui, const Slider& slider, const Rect& area, const SliderLook& look);

// Slider and number field side by side, at ImGui's cursor.
void show_slider(Ui& ui, const Slider& slider, float width, const SliderLook& look = {});

void show_player(Ui& ui);  // pause, step, loop, stop

}  // namespace surprisal::ui
