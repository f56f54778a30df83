// typeset: the result of parsing a formula.
#pragma once

#include <cstddef>
#include <variant>

#include "base/text.h"
#include "typeset/formula.h"

namespace surprisal::typeset {

struct FormulaProblem {
  Text message;
  std::size_t at = 0;  // byte of the source
};

using ParsedFormula = std::variant<Formula, FormulaProblem>;

// Limits for untrusted files.
inline constexpr std::size_t kLongestFormula = 4096;
inline constexpr int kDeepestFormula = 64;

}  // namespace surprisal::typeset
