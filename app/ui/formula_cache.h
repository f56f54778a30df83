// ui: caches laid-out formulas, so that a frame in which nothing changed lays out nothing again.
#pragma once

#include <string>
#include <vector>

#include "typeset/layout.h"
#include "typeset/math_font.h"

namespace surprisal::ui {

// Keeps the formulas that were used last.
class FormulaCache {
 public:
  explicit FormulaCache(const Fonts& fonts) : font_(fonts) {}

  // Valid until the next call. A formula that does not parse is shown as it was written.
  const FormulaBox& box(const std::string& source, double size, FormulaPlace place);

  const MathFont& font() const { return font_; }

 private:
  struct Entry {
    std::string source;
    double size = 0;
    FormulaPlace place = FormulaPlace::Inline;
    FormulaBox box;
  };

  MathFont font_;
  std::vector<Entry> entries_;  // the latest last
};

}  // namespace surprisal::ui
