// typeset: a line of words and formulas: "dog: **0.731**", "probability $p$", "gets [[prediction:0.259]]".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "draw/fonts.h"
#include "draw/theme.h"
#include "typeset/formula_box.h"
#include "typeset/math_font.h"

namespace surprisal::typeset {

struct RichStyle {
  double size = 14;  // of an em, in pixels; formulas are a tenth larger
  Weight weight = Weight::Regular;
  Ink ink;
};

struct RichLine {
  struct Words {
    std::string utf8;
    TextLine line;
    Ink ink;
    double left = 0;
  };
  struct Formula {
    FormulaBox box;
    Ink ink;  // for what is not in a term
    double left = 0;
  };
  std::vector<Words> words;
  std::vector<Formula> formulas;
  double width = 0;
  double height = 0;  // above the baseline
  double depth = 0;   // below it
};

// Marks: $formula$ in the language of parse_formula, **bold words**, [[ink:words]] with an ink by its name
// (see ink_named). A backslash before a mark makes it an ordinary character.
RichLine set_rich_line(const MathFont& font, std::string_view marked, const RichStyle& style);

void paint_rich_line(const RichLine& line, Canvas& canvas, Point baseline_left, const Theme& theme);

// Where the name of the ink ends in a line that starts with "[[ink:words]]"; npos if there is none. The name
// of a class's ink contains a colon itself: "class:2".
std::size_t colon_after_ink(std::string_view marked);

// Words that may contain anything, such as the name of a class, with a backslash before each mark.
std::string without_marks(std::string_view words);

// A marked line as plain text, for a name or a table.
std::string plain_words(std::string_view marked);

}  // namespace surprisal::typeset
