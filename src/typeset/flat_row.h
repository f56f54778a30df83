// typeset: a row as a line of atoms with the spaces that TeX puts between them. Terms and changes of style,
// which make no space, are taken out of the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "typeset/formula.h"

namespace surprisal::typeset {

struct FlatItem {
  const FormulaNode* node = nullptr;
  std::optional<Atom> atom;        // a space has none
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

// With `before`, the row continues after such an atom.
FlatRow flatten(const FormulaRow& row, std::optional<Atom> before = {});

// In eighteenths of an em.
double space_between(Atom left, Atom right, bool in_script);

}  // namespace surprisal::typeset
