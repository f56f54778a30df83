// ui: drawing a curve on a chart in one stroke, with the mouse or a finger.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

// Begins, continues and ends a stroke over the figure, which is the last item. A stroke is one undo entry.
void answer_stroke(Ui& ui, FigureView& figure, const FigurePicture& picture);

// The trail of the pen, and where nothing has been drawn yet, the hint that it can be.
void paint_stroke(Ui& ui, const FigureView& figure, const FigurePicture& picture);

}  // namespace surprisal::ui
