// ui: what can be dragged in a figure, by the keyboard: Tab goes from one handle to the next, the arrow keys
// move it, with Shift in fine steps, and Escape leaves it.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// To be called when the figure is drawn: the ring and the reading of a handle stand over it.
void answer_handle_keys(Ui& ui, const FigureView& figure, const FigurePicture& picture);

// One that was zoomed out of the picture can be neither seen nor taken.
bool is_in_sight(const Scene& scene, const PlacedHandle& handle);

// The round step nearest below a hundredth of the range: 1, 2 or 5 times a power of ten.
double key_step(double range);

}  // namespace surprisal::ui
