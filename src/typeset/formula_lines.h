// typeset: breaks a formula that is too wide for its place into lines.
#pragma once

#include <vector>

#include "typeset/formula.h"
#include "typeset/math_font.h"

namespace surprisal::typeset {

struct FormulaLine {
  Formula formula;
  bool continues = false;  // it begins with the sign at which the previous line was broken
};

inline constexpr double kIndentOfRest = 1;  // of a continuation line, in ems

// The formula as a display in lines of at most this width: broken at its wide spaces if that is enough, else
// before relations, else before plus and minus too. Fractions, roots and \left(...\right) stay whole, so a
// line may still be wider. Together, the lines contain every node of the formula except the spaces between
// them.
std::vector<FormulaLine> formula_lines(const Formula& formula, const MathFont& font, double size,
                                       double width);

}  // namespace surprisal::typeset
