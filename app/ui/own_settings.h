// ui: settings of the figures in the window besides those of the sample: sliders, and a batch.
#pragma once

#include "ui/surface.h"

namespace surprisal::ui {

// How many rows of 36 pixels they need, at scale 1; 0 if there are none.
double own_setting_rows(const Ui& ui);

// Shows them in the upper part of the area and returns how high that is.
double show_own_settings(Ui& ui, const Rect& area);

// Whether a figure in the window is about the sample's logits.
bool shows_sample(const Ui& ui);

// An option of a figure, such as a logarithmic axis. Its words are side by side, or in a list if that would
// be wider than `room`.
void show_option(Ui& ui, std::string_view key, double room);
void option_menu(Ui& ui, std::string_view key);  // as items of the menu that is open

}  // namespace surprisal::ui
