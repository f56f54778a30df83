#include <algorithm>
#include <utility>

#include "typeset/flat_row.h"
#include "typeset/typesetting.h"

namespace surprisal::typeset {
namespace {

Rect bounding_rect(const Rect& a, const Rect& b) {
  const double left = std::min(a.left, b.left);
  const double top = std::min(a.top, b.top);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

// Extends the rectangles of the term and of the terms that contain it.
void widen(std::vector<TermBox>& terms, std::vector<bool>& started, int term, const Rect& by) {
  for (int i = term; i >= 0; i = terms[static_cast<std::size_t>(i)].parent) {
    const auto index = static_cast<std::size_t>(i);
    terms[index].rect = started[index] ? bounding_rect(terms[index].rect, by) : by;
    started[index] = true;
  }
}

}  // namespace

FormulaBox set_row(const FormulaRow& row, const Typesetting& typesetting, std::optional<Atom> before) {
  const FlatRow flat = flatten(row, before);
  FormulaBox box;
  for (const FlatTerm& term : flat.terms) box.terms.push_back({term.name, {}, term.parent});
  std::vector<bool> started(box.terms.size(), false);
  for (const FlatItem& item : flat.items) {
    const Typesetting own = typesetting.with_style(item.style.value_or(typesetting.style));
    const double mu = own.em() / 18;
    if (const auto* space = std::get_if<SpaceNode>(&item.node->is)) {
      box.width += space->mu * mu;
      continue;
    }
    if (before) box.width += space_between(*before, *item.atom, own.is_script()) * mu;
    before = item.atom;
    Part piece = set_node(*item.node, own);
    piece.box.width += piece.italic;
    const FormulaBox& part = piece.box;
    widen(box.terms, started, item.term, {box.width, -part.height, part.width, part.height + part.depth});
    append(box, std::move(piece.box), item.term);
  }
  return box;
}

Part set_nucleus(const FormulaRow& row, const Typesetting& typesetting) {
  if (row.size() == 1) return set_node(row.front(), typesetting);
  return {set_row(row, typesetting)};
}

}  // namespace surprisal::typeset
