// typeset: a row as a flat list of atoms, to which TeX's spacing rules apply. Terms and changes of style,
// which add no space, are not in the list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "typeset/formula.h"

namespace surprisal::typeset {

struct FlatItem {
  const FormulaNode* node = nullptr;
  std::optional<Atom> atom;        // empty for a space
  std::optional<MathStyle> style;  // if it was changed
  int term = -1;
};

struct FlatTerm {
  std::string name;
  int parent = -1;
};

struct FlatRow {
  std::vector<FlatItem> items;
  std::vector<FlatTerm> terms;
};

// If `before` is given, the row is spaced as if it followed an atom of that kind.
FlatRow flatten(const FormulaRow& row, std::optional<Atom> before = {});

// In eighteenths of an em.
double space_between(Atom left, Atom right, bool in_script);

}  // namespace surprisal::typeset
