// typeset: what the parts of the layout share among themselves.
#pragma once

#include <optional>

#include "typeset/formula.h"
#include "typeset/formula_box.h"
#include "typeset/math_font.h"

namespace surprisal::typeset {

// How a part of a formula is set.
struct Typesetting {
  const MathFont* font = nullptr;
  double size = 0;  // the em of the whole formula
  MathStyle style = MathStyle::Display;
  bool cramped = false;  // under a rule: superscripts rise less

  const MathConstants& constants() const { return font->constants(); }
  bool is_display() const { return style == MathStyle::Display; }
  bool is_script() const { return style == MathStyle::Script || style == MathStyle::ScriptScript; }
  double em() const {
    return size * (style == MathStyle::Script         ? constants().script_scale
                   : style == MathStyle::ScriptScript ? constants().script_script_scale
                                                      : 1);
  }
  double axis() const { return constants().axis_height * em(); }

  Typesetting in(MathStyle other) const { return {font, size, other, cramped}; }
  Typesetting kept_low() const { return {font, size, style, true}; }
  Typesetting for_above() const { return in(is_script() ? MathStyle::ScriptScript : MathStyle::Script); }
  Typesetting for_below() const { return for_above().kept_low(); }
};

// A box that something may be attached to.
struct Part {
  FormulaBox box;
  double italic = 0;                  // how far its top leans out beyond its width
  std::optional<double> accent = {};  // where an accent's middle belongs, if not in the middle
  bool letter = false;                // scripts stand as at a letter, however tall it is
};

// Puts a part into a box with its origin there; the box grows to hold it. What belongs to no term of the
// part's own belongs to `term` of the box.
void place(FormulaBox& box, FormulaBox part, Point at, int term = -1);
void append(FormulaBox& box, FormulaBox part, int term = -1);        // at the right end of its baseline
FormulaBox named(std::string name, FormulaBox box);                  // as a term
FormulaBox on_axis(FormulaBox box, const Typesetting& typesetting);  // moved to have its middle there

// One glyph of the math font; `says` as in FormulaGlyph.
FormulaBox set_glyph(char32_t code, char32_t says, const Typesetting& typesetting);
FormulaBox set_stretched(const Stretched& glyph, Direction direction, char32_t says,
                         const Typesetting& typesetting);
FormulaBox set_text(const std::string& utf8, double size, Weight weight, const Typesetting& typesetting);
FormulaBox set_rule(double width, double thickness);  // standing on the baseline

// With `before`, the row continues after such an atom.
FormulaBox set_row(const FormulaRow& row, const Typesetting& typesetting, std::optional<Atom> before = {});
Part set_node(const FormulaNode& node, const Typesetting& typesetting);
Part set_nucleus(const FormulaRow& row, const Typesetting& typesetting);  // a row that may be a single letter
Part set_scripts(const ScriptsNode& node, const Typesetting& typesetting);
FormulaBox set_table(const TableNode& node, const Typesetting& typesetting);

}  // namespace surprisal::typeset
