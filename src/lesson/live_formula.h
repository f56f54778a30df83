// lesson: a formula with live values in it. It is parsed once; for each session its numbers are put in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "lesson/value.h"
#include "typeset/formula.h"

namespace surprisal::lesson {

struct LiveFormula {
  std::string source;
  Formula formula;                 // with a place for each value
  std::vector<LiveValue> values;   // of the \live{...} in it, in their order
  std::vector<std::string> terms;  // the names of its \term{...}{...}
};

struct FormulaFault {
  Text message;
  std::size_t at = 0;  // byte of the source
};

// What is wrong, in the order of the source; with any fault the formula is not for showing.
LiveFormula parse_live_formula(std::string_view source, std::vector<FormulaFault>& faults);

// With each value as it is now, as a term in the colour of its quantity.
Formula formula_with_values(const LiveFormula& formula, const Values& now, Language language);

}  // namespace surprisal::lesson
