#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "typeset/flat_row.h"
#include "typeset/formula.h"

namespace surprisal::typeset {
namespace {

std::string row_text(const FormulaRow& row);

// Adds parentheses unless the row is a single symbol or word.
std::string grouped(const FormulaRow& row) {
  const std::string text = row_text(row);
  const std::u32string codes = from_utf8(text);
  const bool one_word = std::ranges::none_of(codes, [](char32_t c) {
    const bool letter = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    return !letter && c != U'.' && c != U'′' && (c < 0x0300 || c >= 0x0400) && c < 0x2E80;
  });
  return one_word || codes.size() == 1 ? text : "(" + text + ")";
}

// A numerator or denominator also needs no parentheses if it is a single symbol with scripts.
std::string fraction_part(const FormulaRow& row) {
  const bool scripted = row.size() == 1 && std::holds_alternative<ScriptsNode>(row.front().is);
  return scripted ? row_text(row) : grouped(row);
}

std::string fence_text(char32_t code) { return code == 0 ? std::string() : to_utf8({&code, 1}); }

// A single digit has a character of its own: x², log₂.
std::string script_text(char sign, const FormulaRow& script) {
  if (script.empty()) return {};
  const std::string text = grouped(script);
  if (text.size() > 1 || text[0] < '0' || text[0] > '9') return sign + text;
  constexpr std::array<char32_t, 10> kRaised = {U'⁰', U'¹', U'²', U'³', U'⁴', U'⁵', U'⁶', U'⁷', U'⁸', U'⁹'};
  const int digit = text[0] - '0';
  const char32_t code = sign == '^' ? kRaised[digit] : U'₀' + static_cast<char32_t>(digit);
  return to_utf8({&code, 1});
}

struct PlainText {
  std::string operator()(const SymbolNode& node) const {
    const char32_t code = plain_letter(node.code);
    return to_utf8({&code, 1});
  }
  std::string operator()(const NameNode& node) const { return node.name; }
  std::string operator()(const TextNode& node) const { return node.utf8; }
  std::string operator()(const SpaceNode&) const { return " "; }
  std::string operator()(const StyleNode&) const { return {}; }
  std::string operator()(const GroupNode& node) const { return row_text(node.row); }
  std::string operator()(const TermNode& node) const { return row_text(node.row); }
  std::string operator()(const FractionNode& node) const {
    return fraction_part(node.above) + (node.bar ? "/" : " over ") + fraction_part(node.below);
  }
  std::string operator()(const RootNode& node) const {
    return (node.degree.empty() ? std::string() : row_text(node.degree)) + "√" + grouped(node.radicand);
  }
  std::string operator()(const ScriptsNode& node) const {
    std::string text = row_text(node.nucleus);
    for (int i = 0; i < node.primes; ++i) text += "′";
    return text + script_text('_', node.below) + script_text('^', node.above);
  }
  std::string operator()(const AccentNode& node) const {
    const std::string base = row_text(node.base);
    return (node.base.size() > 1 ? "(" + base + ")" : base) + to_utf8({&node.accent, 1});
  }
  std::string operator()(const LineNode& node) const { return row_text(node.base); }
  std::string operator()(const BraceNode& node) const { return row_text(node.base); }
  std::string operator()(const ArrowNode& node) const {
    return "→" + script_text('_', node.below) + script_text('^', node.above);
  }
  std::string operator()(const FencedNode& node) const {
    std::string text = fence_text(node.fences.front());
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      text += row_text(node.parts[i]) + fence_text(node.fences[i + 1]);
    }
    return text;
  }
  std::string operator()(const FenceNode& node) const { return fence_text(node.code); }
  std::string operator()(const TableNode& node) const {
    std::string text;
    for (const auto& row : node.rows) {
      if (&row != &node.rows.front()) text += "; ";
      std::string line;
      for (const FormulaRow& cell : row) {
        const std::string part = row_text(cell);
        if (!line.empty() && !part.empty()) line += node.kind == TableKind::Aligned ? " " : ", ";
        line += part;
      }
      text += line;
    }
    return text;
  }
};

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0x0370; }

// "y_k z_k", not "y_kz_k", where z would look like part of the subscript.
bool would_run_together(const FormulaNode& left, const std::string& right) {
  const std::u32string codes = from_utf8(right);
  return std::holds_alternative<ScriptsNode>(left.is) && !codes.empty() && is_letter(codes.front());
}

bool is_binary(const FormulaNode& node) {
  const auto* symbol = std::get_if<SymbolNode>(&node.is);
  return symbol != nullptr && symbol->atom == Atom::Binary;
}

std::string row_text(const FormulaRow& row) {
  std::string text;
  const FormulaNode* last = nullptr;
  bool is_sign = false;  // the last node is a minus sign with nothing before it
  std::optional<Atom> before;
  for (const FlatItem& item : flatten(row).items) {
    const std::string part = std::visit(PlainText{}, item.node->is);
    bool blank = std::holds_alternative<SpaceNode>(item.node->is);
    if (before && item.atom) blank = space_between(*before, *item.atom, false) > 0;
    if (is_sign) blank = false;
    if (last != nullptr && would_run_together(*last, part)) blank = true;
    if (blank && !text.empty() && text.back() != ' ') text += " ";
    if (item.atom) {
      text += part;
      before = item.atom;
      last = item.node;
      is_sign = item.atom == Atom::Ordinary && is_binary(*item.node);
    }
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace

std::string plain_text(const Formula& formula) { return row_text(formula.row); }

}  // namespace surprisal::typeset
