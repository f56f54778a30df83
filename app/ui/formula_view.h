// ui: formulas in the window.
#pragma once

#include <string>
#include <vector>

#include "typeset/layout.h"
#include "typeset/math_font.h"

namespace surprisal::app {

struct Desk;

// Formulas laid out lately, so that a frame in which nothing changed sets nothing again.
class FormulaShelf {
 public:
  explicit FormulaShelf(const Fonts& fonts) : font_(fonts) {}

  // Good until the next call. What does not parse is shown as it was written.
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

// At the cursor, no wider than there is room. A term under the pointer lights up everywhere.
void show_formula(Desk& desk, const std::string& source, float size);

}  // namespace surprisal::app
