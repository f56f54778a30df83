// typeset: parses a formula, written in a subset of LaTeX, into a tree.
#pragma once

#include <string_view>

#include "typeset/parsed_formula.h"

namespace surprisal::typeset {

// Supported: the tables of symbols.h; {..} ^ _ '; \frac \dfrac \tfrac \binom \sqrt[n]{..};
// \left \middle \right and \big..\Bigg; the accents, \overline \underline \underbrace \overbrace \overset
// \underset \xrightarrow[..]{..} \cancel \boxed; \text \textbf \operatorname(*) \mathrm \mathbf \mathbb
// \mathcal \bm; \limits \nolimits \displaystyle \textstyle; the environments matrix, pmatrix, bmatrix,
// vmatrix, cases, aligned, gathered and substack; and \term{name}{..}, which names a part.
ParsedFormula parse_formula(std::string_view source);

}  // namespace surprisal::typeset
