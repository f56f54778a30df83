// typeset: a formula laid out: glyphs, rules and strokes around an origin at the left end of its baseline, in
// pixels, y downwards.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "draw/canvas.h"

namespace surprisal::typeset {

// `term` is the index of the innermost term that something belongs to, or -1.
struct FormulaGlyph {
  Glyph glyph;
  char32_t says = 0;  // the plain character; 0 for what is only a piece of one
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
  int parent = -1;  // comes before it
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

// The innermost term under a point that is given from the origin.
std::optional<std::size_t> term_at(const FormulaBox& box, Point point);

}  // namespace surprisal::typeset
