// ui: what the figures in the window have of their own beside the sample: sliders, and a batch.
#pragma once

#include "ui/surface.h"

namespace surprisal::ui {

// How many rows of 36 pixels they want, at scale 1; 0 if there is nothing.
double own_setting_rows(const Ui& ui);

// Shows them in the upper part of the area and returns how high that is.
double show_own_settings(Ui& ui, const Rect& area);

// Whether a figure in the window is about the sample's logits.
bool shows_sample(const Ui& ui);

// What a figure offers as a choice among words, such as a logarithmic axis.
// The words stand beside each other, or in a list if that is wider than `room`.
void show_option(Ui& ui, std::string_view key, double room);
void option_menu(Ui& ui, std::string_view key);  // as items of the menu that is open

}  // namespace surprisal::ui
