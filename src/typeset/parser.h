// typeset: the parser of formulas.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/parsed_formula.h"
#include "typeset/tokens.h"

namespace surprisal::typeset {

// Recursive descent. The first error is kept and moves the parser to the end of the source, so that every
// calling rule finds nothing left to read and returns.
class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) {}

  ParsedFormula formula();

 private:
  using Rule = FormulaNode (Parser::*)(const Token& command);

  Token peek() const { return token_at(source_, position_); }

  Token take();
  void fail(Text message, std::size_t at);
  void never_closed(const Token& opening);
  void lacks_braces(const Token& command);

  // A row stops before the token that ends it; the caller knows whether that token belongs there.
  void misplaced(const Token& token);
  static bool ends_row(const Token& token);
  static bool is_script(const Token& token);

  // One level of nesting, as long as the object exists.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kDeepestFormula) {
        parser_.fail(Text("the formula is nested more than ", "公式的嵌套超过 ") +
                         std::to_string(kDeepestFormula) + Text(" levels deep", " 层"),
                     parser_.position_);
      }
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  FormulaRow row(bool until_bracket = false);
  FormulaNode scripted();
  FormulaNode nucleus();
  FormulaNode character(const Token& token);
  FormulaRow rest_of_group(const Token& open);

  // A group in braces or a single symbol.
  FormulaRow argument(const Token& of);
  FormulaRow optional_argument();

  // The source between braces, not parsed.
  std::string_view raw_argument(const Token& of);
  FormulaNode command(const Token& token);
  FormulaNode in_alphabet(const Token& token, Alphabet alphabet);
  FormulaNode fraction(const Token& token);
  FormulaNode binomial(const Token& token);
  FormulaNode root(const Token& token);
  char32_t fence(const Token& of);
  FormulaNode left(const Token& token);

  // \big, \bigl, \bigr, \bigm and the three larger sizes.
  FormulaNode sized_fence(const Token& token);

  // Rows of cells, up to but not including the token that ends the table.
  std::vector<std::vector<FormulaRow>> cells();
  FormulaNode environment(const Token& token);
  FormulaNode substack(const Token& token);
  FormulaNode line(const Token& token);

  FormulaNode brace(const Token& token) { return {BraceNode{token.text == "overbrace", argument(token)}}; }

  FormulaNode stacked(const Token& token);
  FormulaNode arrow(const Token& token);
  FormulaNode text(const Token& token);
  FormulaNode operator_name(const Token& token);
  FormulaNode term(const Token& token);
  FormulaNode style(const Token& token);

  std::string_view source_;
  std::size_t position_ = 0;
  int depth_ = 0;
  Alphabet alphabet_ = Alphabet::Italic;
  std::optional<FormulaProblem> problem_;
};

// The entry of a table with this name; null if there is none.
template <typename Table>
auto find_by_name(const Table& table, std::string_view name, auto member) -> decltype(&*table.begin()) {
  const auto found = std::ranges::find(table, name, member);
  return found == table.end() ? nullptr : &*found;
}

// The token as it was written.
std::string spelled(const Token& token);

FormulaRow one(FormulaNode node);

Text has_no(const std::string& command, const char* partner);

}  // namespace surprisal::typeset
