// typeset: what the layout's source files share.
#pragma once

#include <optional>

#include "typeset/formula.h"
#include "typeset/formula_box.h"
#include "typeset/math_font.h"

namespace surprisal::typeset {

// How a part of a formula is laid out.
struct Typesetting {
  const MathFont* font = nullptr;
  double size = 0;  // the em of the whole formula
  MathStyle style = MathStyle::Display;
  bool cramped = false;  // as under a rule: superscripts rise less

  const MathConstants& constants() const { return font->constants(); }
  bool is_display() const { return style == MathStyle::Display; }
  bool is_script() const { return style == MathStyle::Script || style == MathStyle::ScriptScript; }
  double em() const {
    return size * (style == MathStyle::Script         ? constants().script_scale
                   : style == MathStyle::ScriptScript ? constants().script_script_scale
                                                      : 1);
  }
  double axis() const { return constants().axis_height * em(); }

  Typesetting with_style(MathStyle other) const { return {font, size, other, cramped}; }
  Typesetting as_cramped() const { return {font, size, style, true}; }
  Typesetting for_superscript() const {
    return with_style(is_script() ? MathStyle::ScriptScript : MathStyle::Script);
  }
  Typesetting for_subscript() const { return for_superscript().as_cramped(); }
};

// The box of a node, and where scripts and accents go on it.
struct Part {
  FormulaBox box;
  double italic = 0;                  // how far its slanted top extends beyond its width
  std::optional<double> accent = {};  // x of the middle of an accent, if not the middle of the box
  bool letter = false;                // scripts are as high as on a letter, however tall the box is
};

// Adds a part to a box with its origin at `at`; the box grows to contain it. What is not in one of the part's
// own terms becomes part of the box's term `term`.
void place(FormulaBox& box, FormulaBox part, Point at, int term = -1);
void append(FormulaBox& box, FormulaBox part, int term = -1);        // at the right end of its baseline
FormulaBox as_term(std::string name, FormulaBox box);                // the whole box becomes one term
FormulaBox on_axis(FormulaBox box, const Typesetting& typesetting);  // centred on the axis

// One glyph of the math font; `character` as in FormulaGlyph.
FormulaBox set_glyph(char32_t code, char32_t character, const Typesetting& typesetting);
FormulaBox set_stretched(const Stretched& glyph, Direction direction, char32_t character,
                         const Typesetting& typesetting);
FormulaBox set_text(const std::string& utf8, double size, Weight weight, const Typesetting& typesetting);
FormulaBox set_rule(double width, double thickness);  // its bottom is on the baseline

// If `before` is given, the row is spaced as if it followed an atom of that kind.
FormulaBox set_row(const FormulaRow& row, const Typesetting& typesetting, std::optional<Atom> before = {});
Part set_node(const FormulaNode& node, const Typesetting& typesetting);
Part set_nucleus(const FormulaRow& row, const Typesetting& typesetting);  // of a single node, its own box
Part set_scripts(const ScriptsNode& node, const Typesetting& typesetting);
FormulaBox set_table(const TableNode& node, const Typesetting& typesetting);

}  // namespace surprisal::typeset
