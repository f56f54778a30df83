#include "typeset/flat_row.h"

#include <array>
#include <string_view>

namespace surprisal::typeset {
namespace {

// The spacing table of the TeXbook (chapter 18): 0 none; 1 thin; i, m and t are thin, medium and thick, but
// nothing in scripts; . does not occur.
constexpr std::array<std::string_view, 8> kSpaces = {
    "01mt000i",  // ordinary
    "11.t000i",  // operator
    "mm..m..m",  // binary
    "tt.0t00t",  // relation
    "00.00000",  // opening
    "01mt000i",  // closing
    "ii.iiiii",  // punctuation
    "i1mti0ii",  // inner
};

Atom atom(const FormulaNode& node);

Atom atom(const FormulaRow& row) { return row.size() == 1 ? atom(row.front()) : Atom::Ordinary; }

struct AtomOf {
  Atom operator()(const SymbolNode& node) const { return node.atom; }
  Atom operator()(const NameNode&) const { return Atom::Operator; }
  Atom operator()(const TermNode& node) const { return atom(node.row); }
  Atom operator()(const FractionNode&) const { return Atom::Inner; }
  Atom operator()(const ScriptsNode& node) const { return atom(node.nucleus); }
  Atom operator()(const LineNode& node) const {
    return node.kind == LineKind::Cancel ? atom(node.base) : Atom::Ordinary;
  }
  Atom operator()(const ArrowNode&) const { return Atom::Relation; }
  Atom operator()(const FencedNode&) const { return Atom::Inner; }
  Atom operator()(const FenceNode& node) const { return node.atom; }
  template <typename Other>
  Atom operator()(const Other&) const {
    return Atom::Ordinary;
  }
};

Atom atom(const FormulaNode& node) { return std::visit(AtomOf{}, node.is); }

void flatten_into(FlatRow& flat, const FormulaRow& row, std::optional<MathStyle> style, int term) {
  for (const FormulaNode& node : row) {
    if (const auto* change = std::get_if<StyleNode>(&node.is)) {
      style = change->style;
    } else if (const auto* inner = std::get_if<TermNode>(&node.is)) {
      const int index = static_cast<int>(flat.terms.size());
      flat.terms.push_back({inner->name, term});
      flatten_into(flat, inner->row, style, index);
    } else {
      const bool space = std::holds_alternative<SpaceNode>(node.is);
      flat.items.push_back({&node, space ? std::optional<Atom>() : atom(node), style, term});
    }
  }
}

// A binary operator without an operand on both sides is a sign, which TeX treats as an ordinary atom.
void resolve_signs(std::vector<FlatItem>& items, std::optional<Atom> before) {
  const auto cannot_precede = [](std::optional<Atom> a) {
    return !a || *a == Atom::Binary || *a == Atom::Operator || *a == Atom::Relation || *a == Atom::Opening ||
           *a == Atom::Punctuation;
  };
  const auto cannot_follow = [](Atom a) {
    return a == Atom::Relation || a == Atom::Closing || a == Atom::Punctuation;
  };
  FlatItem* last = nullptr;
  for (FlatItem& item : items) {
    if (!item.atom) continue;
    if (item.atom == Atom::Binary && cannot_precede(before)) item.atom = Atom::Ordinary;
    if (last != nullptr && last->atom == Atom::Binary && cannot_follow(*item.atom)) {
      last->atom = Atom::Ordinary;
    }
    before = item.atom;
    last = &item;
  }
  if (last != nullptr && last->atom == Atom::Binary) last->atom = Atom::Ordinary;
}

}  // namespace

FlatRow flatten(const FormulaRow& row, std::optional<Atom> before) {
  FlatRow flat;
  flatten_into(flat, row, {}, -1);
  resolve_signs(flat.items, before);
  return flat;
}

double space_between(Atom left, Atom right, bool in_script) {
  const char space = kSpaces[static_cast<std::size_t>(left)][static_cast<std::size_t>(right)];
  if (space == '1') return 3;
  if (in_script) return 0;
  return space == 'i' ? 3 : space == 'm' ? 4 : space == 't' ? 5 : 0;
}

}  // namespace surprisal::typeset
