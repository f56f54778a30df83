// typeset: a laid-out formula: glyphs, rules and strokes, in pixels from the left end of the baseline, y
// downwards.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "draw/canvas.h"

namespace surprisal::typeset {

// `term` is the index of the innermost term that contains the item, or -1.
struct FormulaGlyph {
  Glyph glyph;
  char32_t character = 0;  // the plain character, for copying; 0 for all but the first glyph of a character
  int term = -1;
};

struct FormulaRule {
  Rect rect;
  int term = -1;
};

struct FormulaStroke {
  std::vector<Point> points;
  double width = 0;
  int term = -1;
};

struct TermBox {
  std::string name;
  Rect rect;
  int parent = -1;  // an earlier term
};

struct FormulaBox {
  double width = 0;
  double height = 0;  // above the baseline
  double depth = 0;   // below it
  std::vector<FormulaGlyph> glyphs;
  std::vector<FormulaRule> rules;
  std::vector<FormulaStroke> strokes;
  std::vector<TermBox> terms;
};

// The innermost term at a point relative to the formula's origin.
std::optional<std::size_t> term_at(const FormulaBox& box, Point point);

}  // namespace surprisal::typeset
