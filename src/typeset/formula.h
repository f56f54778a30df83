// typeset: a parsed formula, a tree of plain data. The parser builds it; the layout and the plain text read
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "draw/fonts.h"
#include "typeset/symbols.h"

namespace surprisal::typeset {

enum class MathStyle : std::uint8_t { Display, Text, Script, ScriptScript };

struct FormulaNode;
using FormulaRow = std::vector<FormulaNode>;

struct SymbolNode {
  char32_t code = 0;
  Atom atom = Atom::Ordinary;
};

struct NameNode {  // log, softmax
  std::string name;
  bool limits = false;
};

struct TextNode {
  std::string utf8;
  Weight weight = Weight::Regular;
};

struct SpaceNode {
  double mu = 0;
};

struct StyleNode {  // from here to the end of its row
  MathStyle style = MathStyle::Text;
};

struct GroupNode {
  FormulaRow row;
};

struct TermNode {  // a named part: it has the colour of its quantity and responds to the pointer
  std::string name;
  FormulaRow row;
};

struct FractionNode {
  FormulaRow above;
  FormulaRow below;
  std::optional<MathStyle> style;
  bool bar = true;
};

struct RootNode {
  FormulaRow degree;
  FormulaRow radicand;
};

enum class Limits : std::uint8_t { Automatic, Stacked, Beside };

struct ScriptsNode {
  FormulaRow nucleus;
  FormulaRow above;
  FormulaRow below;
  int primes = 0;
  Limits limits = Limits::Automatic;
};

struct AccentNode {
  char32_t accent = 0;
  bool wide = false;
  FormulaRow base;
};

enum class LineKind : std::uint8_t { Over, Under, Cancel, Box };

struct LineNode {
  LineKind kind = LineKind::Over;
  FormulaRow base;
};

struct BraceNode {  // its label is its script
  bool over = false;
  FormulaRow base;
};

struct ArrowNode {  // as long as its labels above and below
  FormulaRow above;
  FormulaRow below;
};

struct FencedNode {  // one more fence than parts; 0 for an invisible one
  std::vector<char32_t> fences;
  std::vector<FormulaRow> parts;
};

struct FenceNode {  // \big, \Big, \bigg or \Bigg
  char32_t code = 0;
  double ems = 0;
  Atom atom = Atom::Ordinary;
};

enum class TableKind : std::uint8_t { Matrix, Cases, Aligned, Gathered, Stacked };

struct TableNode {
  TableKind kind = TableKind::Matrix;
  std::vector<std::vector<FormulaRow>> rows;
};

struct FormulaNode {
  std::variant<SymbolNode, NameNode, TextNode, SpaceNode, StyleNode, GroupNode, TermNode, FractionNode,
               RootNode, ScriptsNode, AccentNode, LineNode, BraceNode, ArrowNode, FencedNode, FenceNode,
               TableNode>
      is;
};

struct Formula {
  FormulaRow row;
};

// The formula as a line of text: "H(p, q) = −∑_k p_k log q_k". For searching, copying and reading aloud.
std::string plain_text(const Formula& formula);

}  // namespace surprisal::typeset
