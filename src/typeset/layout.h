// typeset: the layout of formulas, after Appendix G of the TeXbook with the numbers of the font's math table.
#pragma once

#include "typeset/formula.h"
#include "typeset/formula_box.h"
#include "typeset/math_font.h"

namespace surprisal::typeset {

// `size` is the em of the formula in pixels. In a display the limits of sums stand above and below and
// fractions are full size; in a line of text both are kept small.
enum class FormulaPlace { Display, Inline };
FormulaBox lay_out_formula(const Formula& formula, const MathFont& font, double size, FormulaPlace place);

}  // namespace surprisal::typeset
