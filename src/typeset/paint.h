// typeset: paints a laid-out formula on a canvas.
#pragma once

#include "draw/theme.h"
#include "typeset/layout.h"

namespace surprisal::typeset {

// In this ink, except for terms named after a quantity or a class, which have its colour. A term with another
// name has the colour of the surrounding term.
void paint_formula(const FormulaBox& box, Canvas& canvas, Point baseline_left, const Theme& theme,
                   Ink ink = {});

}  // namespace surprisal::typeset
