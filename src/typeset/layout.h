// typeset: lays out formulas by the rules in Appendix G of the TeXbook, with the constants of the font's math
// table.
#pragma once

#include "typeset/formula.h"
#include "typeset/formula_box.h"
#include "typeset/math_font.h"

namespace surprisal::typeset {

// `size` is the em of the formula in pixels. A display has the limits of sums above and below and fractions
// at full size; in a line of text, limits are beside the sum and fractions are small.
enum class FormulaPlace { Display, Inline };
FormulaBox lay_out_formula(const Formula& formula, const MathFont& font, double size, FormulaPlace place);

}  // namespace surprisal::typeset
