// typeset: a laid-out formula onto a canvas.
#pragma once

#include "draw/theme.h"
#include "typeset/layout.h"

namespace surprisal::typeset {

// In ink, and each term that names a quantity or a class in its colour; a term of another name takes the
// colour of the term around it.
void paint_formula(const FormulaBox& box, Canvas& canvas, Point baseline_left, const Theme& theme);

}  // namespace surprisal::typeset
