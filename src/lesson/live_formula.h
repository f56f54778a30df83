// lesson: a formula with live values in it. It is parsed once; each session's numbers are then inserted as
// nodes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "lesson/value.h"
#include "plot/hiding.h"
#include "typeset/formula.h"

namespace surprisal::lesson {

struct LiveFormula {
  std::string source;
  Formula formula;                 // with a placeholder for each value
  std::vector<LiveValue> values;   // of each \live{...}, in order
  std::vector<std::string> terms;  // the names of its \term{...}{...}
};

struct FormulaFault {
  Text message;
  std::size_t at = 0;  // byte of the source
};

// Appends what is wrong, in the order of the source. A formula with a fault must not be shown.
LiveFormula parse_live_formula(std::string_view source, std::vector<FormulaFault>& faults);

// A displayed value as part of a formula: a number as symbols, any other text as a text node.
FormulaRow formula_row(std::string_view shown_text);

// The formula with each value as it is now, as a term in the colour of its quantity.
// `hides`, `before`: which values are question marks, as in PageLook.
Formula formula_with_values(const LiveFormula& formula, const Values& now, Language language,
                            const std::vector<Hidden>& hides = {}, const Values* before = nullptr);

}  // namespace surprisal::lesson
