#include <algorithm>
#include <string_view>

#include "typeset/typesetting.h"

namespace surprisal::typeset {
namespace {

// The only node of a row, looking into a term; null if there are several.
const FormulaNode* only_node(const FormulaRow& row) {
  if (row.size() != 1) return nullptr;
  const auto* term = std::get_if<TermNode>(&row.front().is);
  return term == nullptr ? &row.front() : only_node(term->row);
}

bool takes_limits(const FormulaNode* node, const Typesetting& typesetting) {
  if (node == nullptr) return false;
  if (std::holds_alternative<BraceNode>(node->is)) return true;
  if (!typesetting.is_display()) return false;
  const auto* symbol = std::get_if<SymbolNode>(&node->is);
  const auto* name = std::get_if<NameNode>(&node->is);
  return (symbol != nullptr && is_large(symbol->code) && !is_integral(symbol->code)) ||
         (name != nullptr && name->limits);
}

// Sets limits above and below, centred on the nucleus and shifted along the slant of a slanted operator.
FormulaBox with_limits(const ScriptsNode& node, Part nucleus, const Typesetting& typesetting) {
  const MathConstants& c = typesetting.constants();
  const double em = typesetting.em();
  nucleus.box.width += nucleus.italic;
  FormulaBox above = set_row(node.above, typesetting.for_superscript());
  FormulaBox below = set_row(node.below, typesetting.for_subscript());
  const double width = std::max({nucleus.box.width, above.width, below.width});
  const double rise =
      nucleus.box.height + above.depth +
      std::max(c.upper_limit_gap_min * em, c.upper_limit_baseline_rise_min * em - above.depth);
  const double drop =
      nucleus.box.depth + below.height +
      std::max(c.lower_limit_gap_min * em, c.lower_limit_baseline_drop_min * em - below.height);
  const double lean = nucleus.italic / 2;
  const double nucleus_left = (width - nucleus.box.width) / 2;
  const double above_left = (width - above.width) / 2 + lean;
  const double below_left = (width - below.width) / 2 - lean;

  FormulaBox box;
  place(box, std::move(nucleus.box), {nucleus_left, 0});
  if (!node.above.empty()) place(box, std::move(above), {above_left, -rise});
  if (!node.below.empty()) place(box, std::move(below), {below_left, drop});
  box.width = width;
  return box;
}

struct Shifts {
  double up = 0;
  double down = 0;
};

// Rules 18a to 18f. If the scripts are too close, move the lower one down, then both up until the bottom of
// the upper one is high enough.
Shifts script_shifts(const Part& nucleus, const ScriptsNode& node, const FormulaBox& above,
                     const FormulaBox& below, const Typesetting& typesetting) {
  const MathConstants& c = typesetting.constants();
  const double em = typesetting.em();
  const double least_up = typesetting.cramped ? c.superscript_shift_up_cramped : c.superscript_shift_up;
  const double from_top = nucleus.letter ? 0 : nucleus.box.height - c.superscript_baseline_drop_max * em;
  const double from_bottom = nucleus.letter ? 0 : nucleus.box.depth + c.subscript_baseline_drop_min * em;

  Shifts shifts;
  shifts.up = std::max({from_top, least_up * em, above.depth + c.superscript_bottom_min * em});
  shifts.down = std::max(from_bottom, c.subscript_shift_down * em);
  if (node.above.empty()) {
    shifts.down = std::max(shifts.down, below.height - c.subscript_top_max * em);
  } else if (!node.below.empty()) {
    const double gap = (shifts.up - above.depth) - (below.height - shifts.down);
    shifts.down += std::max(0.0, c.sub_superscript_gap_min * em - gap);
    const double lift = c.superscript_bottom_max_with_subscript * em - (shifts.up - above.depth);
    if (gap < c.sub_superscript_gap_min * em && lift > 0) {
      shifts.up += lift;
      shifts.down -= lift;
    }
  }
  return shifts;
}

// Up to four primes are one glyph. The font's primes already have the right height, so they are raised only
// above a nucleus taller than a letter.
FormulaBox set_primes(int count, double raise, const Typesetting& typesetting) {
  static constexpr std::u32string_view kSigns = U"′″‴⁗";
  FormulaBox primes;
  while (count > 0) {
    const int signs = std::min(count, static_cast<int>(kSigns.size()));
    const char32_t code = kSigns[static_cast<std::size_t>(signs) - 1];
    append(primes, set_glyph(code, code, typesetting));
    count -= signs;
  }
  FormulaBox raised;
  place(raised, std::move(primes), {0, -raise});
  return raised;
}

}  // namespace

Part set_scripts(const ScriptsNode& node, const Typesetting& typesetting) {
  const MathConstants& c = typesetting.constants();
  const double em = typesetting.em();
  Part nucleus = set_nucleus(node.nucleus, typesetting);
  const FormulaNode* core = only_node(node.nucleus);
  const bool stacked =
      node.limits == Limits::Stacked || (node.limits == Limits::Automatic && takes_limits(core, typesetting));
  if (stacked && node.primes == 0) return {with_limits(node, std::move(nucleus), typesetting)};

  FormulaBox above = set_row(node.above, typesetting.for_superscript());
  FormulaBox below = set_row(node.below, typesetting.for_subscript());
  const Shifts shifts = script_shifts(nucleus, node, above, below, typesetting);
  FormulaBox primes =
      set_primes(node.primes, std::max(0.0, shifts.up - c.superscript_shift_up * em), typesetting);

  // The superscript starts at the slanted top of the nucleus.
  const double lower_left = nucleus.box.width;
  const double primes_left = lower_left + nucleus.italic;
  const double upper_left = primes_left + primes.width;
  const double space = c.space_after_script * em;
  double right = node.below.empty() || node.primes > 0 ? upper_left : lower_left;
  if (!node.above.empty()) right = std::max(right, upper_left + above.width + space);
  if (!node.below.empty()) right = std::max(right, lower_left + below.width + space);

  FormulaBox box = std::move(nucleus.box);
  place(box, std::move(primes), {primes_left, 0});
  if (!node.above.empty()) place(box, std::move(above), {upper_left, -shifts.up});
  if (!node.below.empty()) place(box, std::move(below), {lower_left, shifts.down});
  box.width = right;
  return {std::move(box)};
}

}  // namespace surprisal::typeset
