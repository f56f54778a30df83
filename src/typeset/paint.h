// typeset: a laid-out formula onto a canvas.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "typeset/layout.h"

namespace surprisal {

struct FormulaColors {
  Color ink;
  // A term without a colour of its own takes that of the term around it, or the ink.
  std::function<std::optional<Color>(std::string_view term)> color = {};
  // 1 in full, 0 gone; a term fades with all that is in it.
  std::function<double(std::string_view term)> strength = {};
};

void paint_formula(const FormulaBox& box, Canvas& canvas, Point baseline_left, const FormulaColors& colors);

}  // namespace surprisal
