// typeset: from the text of a formula, in a subset of LaTeX, to its tree.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "base/text.h"
#include "typeset/formula.h"

namespace surprisal::typeset {

struct FormulaProblem {
  Text message;
  std::size_t at = 0;  // byte of the source
};

using ParsedFormula = std::variant<Formula, FormulaProblem>;

// Bounds on what a stranger's file can ask for.
inline constexpr std::size_t kLongestFormula = 4096;
inline constexpr int kDeepestFormula = 64;

// What is understood: the tables of symbols.h; {..} ^ _ '; \frac \dfrac \tfrac \binom \sqrt[n]{..};
// \left \middle \right and \big..\Bigg; the accents, \overline \underline \underbrace \overbrace \overset
// \underset \xrightarrow[..]{..} \cancel \boxed; \text \textbf \operatorname(*) \mathrm \mathbf \mathbb
// \mathcal \bm; \limits \nolimits \displaystyle \textstyle; the environments matrix, pmatrix, bmatrix,
// vmatrix, cases, aligned, gathered and substack; and \term{name}{..}, which names a part.
ParsedFormula parse_formula(std::string_view source);

}  // namespace surprisal::typeset
