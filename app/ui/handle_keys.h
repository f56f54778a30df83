// ui: moving the handles of a figure with the keyboard: Tab goes from one handle to the next, the arrow keys
// move it, with Shift in fine steps, and Escape leaves it.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// Call it after the figure is drawn: the focus ring and the reading of a handle are on top of it.
void answer_handle_keys(Ui& ui, const FigureView& figure, const FigurePicture& picture);

// Whether a handle is within the picture. After zooming, handles outside it can be neither seen nor grabbed.
bool is_in_sight(const Scene& scene, const PlacedHandle& handle);

// The largest round step (1, 2 or 5 times a power of ten) that is at most a hundredth of the range.
double key_step(double range);

}  // namespace surprisal::ui
