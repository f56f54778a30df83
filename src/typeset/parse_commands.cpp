// The parser's commands: everything that begins with a backslash.
#include <algorithm>
#include <array>
#include <utility>

#include "base/latin.h"
#include "typeset/parser.h"

namespace surprisal::typeset {
namespace {

struct AlphabetName {
  std::string_view command;
  Alphabet alphabet;
};

constexpr auto kAlphabets = std::to_array<AlphabetName>({
    {"mathrm", Alphabet::Upright},
    {"mathit", Alphabet::Italic},
    {"mathbf", Alphabet::Bold},
    {"bm", Alphabet::BoldItalic},
    {"boldsymbol", Alphabet::BoldItalic},
    {"mathbb", Alphabet::Blackboard},
    {"mathcal", Alphabet::Script},
});

struct Environment {
  std::string_view name;
  TableKind kind;
  char32_t left = 0;
  char32_t right = 0;
};

constexpr auto kEnvironments = std::to_array<Environment>({
    {"matrix", TableKind::Matrix},
    {"pmatrix", TableKind::Matrix, U'(', U')'},
    {"bmatrix", TableKind::Matrix, U'[', U']'},
    {"vmatrix", TableKind::Matrix, U'|', U'|'},
    {"cases", TableKind::Cases, U'{', 0},
    {"aligned", TableKind::Aligned},
    {"gathered", TableKind::Gathered},
});

// Same sizes as amsmath.
struct FenceSize {
  std::string_view command;
  double ems;
};

constexpr auto kFenceSizes =
    std::to_array<FenceSize>({{"big", 0.9}, {"Big", 1.35}, {"bigg", 1.8}, {"Bigg", 2.25}});

FormulaNode fenced(char32_t left, char32_t right, FormulaNode inside) {
  FencedNode node;
  node.fences = {left, right};
  node.parts.push_back(one(std::move(inside)));
  return {std::move(node)};
}

}  // namespace

FormulaNode Parser::command(const Token& token) {
  struct Row {
    std::string_view command;
    Rule rule;
  };
  static constexpr auto kRules = std::to_array<Row>({
      {"frac", &Parser::fraction},
      {"dfrac", &Parser::fraction},
      {"tfrac", &Parser::fraction},
      {"binom", &Parser::binomial},
      {"sqrt", &Parser::root},
      {"left", &Parser::left},
      {"begin", &Parser::environment},
      {"substack", &Parser::substack},
      {"overline", &Parser::line},
      {"underline", &Parser::line},
      {"cancel", &Parser::line},
      {"boxed", &Parser::line},
      {"overbrace", &Parser::brace},
      {"underbrace", &Parser::brace},
      {"overset", &Parser::stacked},
      {"underset", &Parser::stacked},
      {"xrightarrow", &Parser::arrow},
      {"text", &Parser::text},
      {"mbox", &Parser::text},
      {"textbf", &Parser::text},
      {"operatorname", &Parser::operator_name},
      {"term", &Parser::term},
      {"displaystyle", &Parser::style},
      {"textstyle", &Parser::style},
  });
  if (const Row* row = find_by_name(kRules, token.text, &Row::command)) return (this->*row->rule)(token);
  if (const AlphabetName* name = find_by_name(kAlphabets, token.text, &AlphabetName::command)) {
    return in_alphabet(token, name->alphabet);
  }
  if (const AccentName* name = find_by_name(accent_names(), token.text, &AccentName::command)) {
    return {AccentNode{name->code, name->wide, argument(token)}};
  }
  if (const OperatorName* name = find_by_name(operator_names(), token.text, &OperatorName::command)) {
    return {NameNode{std::string(name->name), name->limits}};
  }
  if (const SpaceName* name = find_by_name(space_names(), token.text, &SpaceName::command)) {
    return {SpaceNode{name->mu}};
  }
  if (const Symbol* symbol = find_by_name(symbols(), token.text, &Symbol::command)) {
    return {SymbolNode{styled(symbol->code, alphabet_), symbol->atom}};
  }
  return sized_fence(token);
}

FormulaNode Parser::in_alphabet(const Token& token, Alphabet alphabet) {
  const Alphabet outer = std::exchange(alphabet_, alphabet);
  FormulaRow letters = argument(token);
  alphabet_ = outer;
  return {GroupNode{std::move(letters)}};
}

FormulaNode Parser::fraction(const Token& token) {
  FractionNode node;
  if (token.text == "dfrac") node.style = MathStyle::Display;
  if (token.text == "tfrac") node.style = MathStyle::Text;
  node.above = argument(token);
  node.below = argument(token);
  return {std::move(node)};
}

FormulaNode Parser::binomial(const Token& token) {
  FractionNode node;
  node.bar = false;
  node.above = argument(token);
  node.below = argument(token);
  return {GroupNode{one(fenced(U'(', U')', {std::move(node)}))}};
}

FormulaNode Parser::root(const Token& token) {
  RootNode node;
  node.degree = optional_argument();
  node.radicand = argument(token);
  return {std::move(node)};
}

char32_t Parser::fence(const Token& of) {
  const Token token = take();
  if (token.is_character(".")) return 0;
  if (token.is_character("<")) return U'⟨';
  if (token.is_character(">")) return U'⟩';
  char32_t code = 0;
  if (token.kind == TokenKind::Character) code = from_utf8(token.text).front();
  if (token.kind == TokenKind::Command) {
    if (const Symbol* symbol = find_by_name(symbols(), token.text, &Symbol::command)) code = symbol->code;
  }
  if (!is_fence(code)) {
    fail(spelled(of) + Text(" needs a bracket, or a dot for none", " 后面缺少括号；不要括号时写一个点"),
         of.at);
  }
  return code;
}

FormulaNode Parser::left(const Token& token) {
  FencedNode node;
  node.fences.push_back(fence(token));
  for (;;) {
    node.parts.push_back(row());
    const Token next = peek();
    if (next.is_command("right") || next.is_command("middle")) {
      node.fences.push_back(fence(take()));
      if (next.text == "right") return {std::move(node)};
      continue;
    }
    if (next.kind == TokenKind::End) {
      fail(has_no("\\left", "\\right"), token.at);
    } else {
      misplaced(next);
    }
    return {};
  }
}

FormulaNode Parser::sized_fence(const Token& token) {
  std::string_view name = token.text;
  Atom atom = Atom::Ordinary;
  if (find_by_name(kFenceSizes, name, &FenceSize::command) == nullptr && !name.empty()) {
    if (name.back() == 'l') atom = Atom::Opening;
    if (name.back() == 'r') atom = Atom::Closing;
    if (name.back() == 'm') atom = Atom::Relation;
    if (atom != Atom::Ordinary) name.remove_suffix(1);
  }
  if (const FenceSize* size = find_by_name(kFenceSizes, name, &FenceSize::command)) {
    return {FenceNode{fence(token), size->ems, atom}};
  }
  fail(token.text.empty() ? Text("there is an extra \\ at the end", "末尾有一个多余的 \\")
                          : Text("unknown command ", "未知的命令 ") + spelled(token),
       token.at);
  return {};
}

std::vector<std::vector<FormulaRow>> Parser::cells() {
  std::vector<std::vector<FormulaRow>> rows(1);
  for (;;) {
    rows.back().push_back(row());
    const Token next = peek();
    if (next.kind != TokenKind::Column && next.kind != TokenKind::Break) break;
    if (take().kind == TokenKind::Break) rows.emplace_back();
  }
  const bool trailing_break = rows.size() > 1 && rows.back().size() == 1 && rows.back().front().empty();
  if (trailing_break) rows.pop_back();
  return rows;
}

FormulaNode Parser::environment(const Token& token) {
  const std::string name(raw_argument(token));
  const Environment* environment = find_by_name(kEnvironments, std::string_view(name), &Environment::name);
  if (environment == nullptr) {
    fail(Text("unknown environment ", "未知的环境 ") + name, token.at);
    return {};
  }
  FormulaNode table{TableNode{environment->kind, cells()}};
  const std::string begin = "\\begin{" + name + "}";
  const Token end = take();
  if (end.kind == TokenKind::End) {
    fail(has_no(begin, "\\end"), token.at);
  } else if (!end.is_command("end")) {
    misplaced(end);
  } else if (raw_argument(end) != name) {
    fail({"this \\end does not match " + begin, "这个 \\end 与 " + begin + " 不匹配"}, end.at);
  }
  const bool bare = environment->left == 0 && environment->right == 0;
  return bare ? std::move(table) : fenced(environment->left, environment->right, std::move(table));
}

FormulaNode Parser::substack(const Token& token) {
  const Token open = take();
  if (open.kind != TokenKind::Open) lacks_braces(token);
  FormulaNode table{TableNode{TableKind::Stacked, cells()}};
  const Token close = take();
  if (close.kind == TokenKind::End) {
    never_closed(open);
  } else if (close.kind != TokenKind::Close) {
    misplaced(close);
  }
  return table;
}

FormulaNode Parser::line(const Token& token) {
  const LineKind kind = token.text == "overline"    ? LineKind::Over
                        : token.text == "underline" ? LineKind::Under
                        : token.text == "cancel"    ? LineKind::Cancel
                                                    : LineKind::Box;
  return {LineNode{kind, argument(token)}};
}

FormulaNode Parser::stacked(const Token& token) {
  FormulaRow script = argument(token);
  ScriptsNode node;
  node.nucleus = argument(token);
  node.limits = Limits::Stacked;
  (token.text == "overset" ? node.above : node.below) = std::move(script);
  return {std::move(node)};
}

FormulaNode Parser::arrow(const Token& token) {
  ArrowNode node;
  node.below = optional_argument();
  node.above = argument(token);
  return {std::move(node)};
}

FormulaNode Parser::text(const Token& token) {
  const std::string_view raw = raw_argument(token);
  TextNode node;
  node.weight = token.text == "textbf" ? Weight::Bold : Weight::Regular;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool escape = raw[i] == '\\' && i + 1 < raw.size();
    if (escape) ++i;
    if (escape && is_latin_letter(raw[i])) {
      const std::string command = spelled(token);
      fail({"commands are not allowed in " + command, command + " 中不能使用命令"}, token.at);
    } else if (escape || (raw[i] != '{' && raw[i] != '}')) {
      node.utf8.push_back(raw[i] == '~' || raw[i] == '\n' || raw[i] == '\t' ? ' ' : raw[i]);
    }
  }
  return {std::move(node)};
}

FormulaNode Parser::operator_name(const Token& token) {
  NameNode node;
  if (peek().is_character("*")) {
    take();
    node.limits = true;
  }
  const std::string_view raw = raw_argument(token);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw.substr(i, 2) == "\\,") ++i;
    node.name.push_back(raw[i] == ',' ? ' ' : raw[i]);
  }
  if (node.name.find_first_of("\\{}$^_&%#") != node.name.npos) {
    fail({"a name can only contain letters", "名称只能由字母组成"}, token.at);
  }
  return {std::move(node)};
}

FormulaNode Parser::term(const Token& token) {
  static constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:.-";
  TermNode node;
  node.name = raw_argument(token);
  if (node.name.empty() || node.name.size() > 64 || node.name.find_first_not_of(kAllowed) != node.name.npos) {
    fail({"the name of a \\term can only contain letters, digits and _ : . -",
          "\\term 的名称只能由字母、数字和 _ : . - 组成"},
         token.at);
  }
  node.row = argument(token);
  return {std::move(node)};
}

FormulaNode Parser::style(const Token& token) {
  return {StyleNode{token.text == "displaystyle" ? MathStyle::Display : MathStyle::Text}};
}

}  // namespace surprisal::typeset
