#include "typeset/parse.h"

#include <algorithm>
#include <array>
#include <utility>

#include "draw/fonts.h"
#include "typeset/tokens.h"

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

// So large as amsmath makes them.
struct FenceSize {
  std::string_view command;
  double ems;
};
constexpr auto kFenceSizes =
    std::to_array<FenceSize>({{"big", 0.9}, {"Big", 1.35}, {"bigg", 1.8}, {"Bigg", 2.25}});

template <typename Table>
auto named(const Table& table, std::string_view name, auto member) -> decltype(&*table.begin()) {
  const auto found = std::ranges::find(table, name, member);
  return found == table.end() ? nullptr : &*found;
}

std::string spelled(const Token& token) {
  return token.kind == TokenKind::Command ? "\\" + std::string(token.text) : std::string(token.text);
}

FormulaRow one(FormulaNode node) {
  FormulaRow row;
  row.push_back(std::move(node));
  return row;
}

FormulaNode fenced(char32_t left, char32_t right, FormulaNode inside) {
  FencedNode node;
  node.fences = {left, right};
  node.parts.push_back(one(std::move(inside)));
  return {std::move(node)};
}

Text has_no(const std::string& command, const char* partner) {
  return command + Text(" has no ", " 没有对应的 ") + partner;
}

// Recursive descent. The first fault is kept and moves the parser to the end of the source, so that every
// rule above it finds nothing more to read and returns.
class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) {}

  ParsedFormula formula() {
    Formula formula{row()};
    if (peek().kind != TokenKind::End) misplaced(peek());
    if (problem_) return *problem_;
    return formula;
  }

 private:
  using Rule = FormulaNode (Parser::*)(const Token& command);

  Token peek() const { return token_at(source_, position_); }

  Token take() {
    const Token token = peek();
    position_ = token.past;
    return token;
  }

  void fail(Text message, std::size_t at) {
    if (!problem_) problem_ = FormulaProblem{std::move(message), at};
    position_ = source_.size();
  }

  void never_closed(const Token& opening) {
    const std::string sign = spelled(opening);
    fail({"this " + sign + " is never closed", "这个 " + sign + " 没有闭合"}, opening.at);
  }

  void lacks_braces(const Token& command) {
    fail(spelled(command) + Text(" lacks its braces", " 缺少花括号"), command.at);
  }

  // What ends a row is never taken by it; whoever asked for the row knows whether it belongs there.
  void misplaced(const Token& token) {
    if (token.kind == TokenKind::Close) fail({"this } closes nothing", "这个 } 没有对应的 {"}, token.at);
    if (token.kind == TokenKind::Column)
      fail({"a & stands outside of a table's cell", "& 只能用在 matrix、cases 等表格环境中"}, token.at);
    if (token.kind == TokenKind::Break) {
      fail({"a line break stands outside of a table", "换行 \\\\ 只能用在 matrix、cases 等表格环境中"},
           token.at);
    }
    if (token.is_command("right")) fail(has_no("\\right", "\\left"), token.at);
    if (token.is_command("middle")) fail(has_no("\\middle", "\\left"), token.at);
    if (token.is_command("end")) fail(has_no("\\end", "\\begin"), token.at);
    fail({"the formula ends too early", "公式不完整"}, token.at);
  }

  static bool ends_row(const Token& token) {
    return token.kind == TokenKind::End || token.kind == TokenKind::Close ||
           token.kind == TokenKind::Column || token.kind == TokenKind::Break || token.is_command("right") ||
           token.is_command("middle") || token.is_command("end");
  }

  static bool is_script(const Token& token) {
    return token.kind == TokenKind::Superscript || token.kind == TokenKind::Subscript ||
           token.kind == TokenKind::Prime;
  }

  // Counts a level of nesting while it lives.
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

  FormulaRow row(bool until_bracket = false) {
    const Level level(*this);
    FormulaRow row;
    for (Token next = peek(); !ends_row(next); next = peek()) {
      if (until_bracket && next.is_character("]")) break;
      if (is_script(next)) {
        fail(Text("this ", "这个 ") + spelled(next) + Text(" has nothing before it", " 前面没有内容"),
             next.at);
      } else {
        row.push_back(scripted());
      }
    }
    return row;
  }

  FormulaNode scripted() {
    FormulaNode nucleus = this->nucleus();
    const bool bears =
        !std::holds_alternative<SpaceNode>(nucleus.is) && !std::holds_alternative<StyleNode>(nucleus.is);
    ScriptsNode scripts;
    bool above = false;
    bool below = false;
    bool any = false;
    for (Token next = peek(); bears; next = peek()) {
      if (next.kind == TokenKind::Prime && !above) {
        take();
        ++scripts.primes;
      } else if (next.kind == TokenKind::Superscript && !above) {
        scripts.above = argument(take());
        above = true;
      } else if (next.kind == TokenKind::Subscript && !below) {
        scripts.below = argument(take());
        below = true;
      } else if (next.is_command("limits") || next.is_command("nolimits")) {
        scripts.limits = take().text == "limits" ? Limits::Stacked : Limits::Beside;
      } else if (is_script(next)) {
        const Text script =
            next.kind == TokenKind::Subscript ? Text("subscript", "下标") : Text("superscript", "上标");
        fail(Text("a second ", "一个符号不能有两个") + script +
                 Text(" on one symbol: put braces around what it belongs to", "；请用花括号括住它所属的部分"),
             next.at);
      } else {
        break;
      }
      any = true;
    }
    if (!any) return nucleus;
    scripts.nucleus = one(std::move(nucleus));
    return {std::move(scripts)};
  }

  FormulaNode nucleus() {
    const Token token = take();
    if (token.kind == TokenKind::Open) return {GroupNode{rest_of_group(token)}};
    if (token.kind == TokenKind::Command) return command(token);
    return character(token);
  }

  FormulaNode character(const Token& token) {
    if (token.is_character("%") || token.is_character("$") || token.is_character("#")) {
      const std::string sign(token.text);
      fail(Text("a bare ", "这里不能直接写 ") + sign + Text(" has no meaning here: write \\", "，请写 \\") +
               sign,
           token.at);
    }
    if (const Symbol* key = named(typed_symbols(), token.text, &Symbol::command)) {
      return {SymbolNode{key->code, key->atom}};
    }
    const std::u32string codes = from_utf8(token.text);
    const char32_t code = codes.empty() ? U' ' : codes.front();
    return {SymbolNode{styled(code, alphabet_), atom_of(code)}};
  }

  FormulaRow rest_of_group(const Token& open) {
    FormulaRow inside = row();
    if (peek().kind == TokenKind::Close) {
      take();
    } else if (peek().kind == TokenKind::End) {
      never_closed(open);
    } else {
      misplaced(peek());
    }
    return inside;
  }

  // A group, or the one symbol that stands for it.
  FormulaRow argument(const Token& of) {
    const Token next = peek();
    if (next.kind == TokenKind::Open) return rest_of_group(take());
    if (ends_row(next) || is_script(next)) {
      fail(spelled(of) + Text(" lacks what belongs to it", " 后面缺少内容"), of.at);
      return {};
    }
    const Level level(*this);
    return one(nucleus());
  }

  FormulaRow optional_argument() {
    if (!peek().is_character("[")) return {};
    const Token open = take();
    FormulaRow inside = row(true);
    if (peek().is_character("]")) {
      take();
    } else {
      never_closed(open);
    }
    return inside;
  }

  // What stands between braces, as it is written.
  std::string_view raw_argument(const Token& of) {
    const Token open = peek();
    if (open.kind != TokenKind::Open) {
      lacks_braces(of);
      return {};
    }
    int deep = 0;
    for (std::size_t i = open.at; i < source_.size(); ++i) {
      if (source_[i] == '\\') {
        ++i;
      } else if (source_[i] == '{') {
        ++deep;
      } else if (source_[i] == '}' && --deep == 0) {
        position_ = i + 1;
        return source_.substr(open.past, i - open.past);
      }
    }
    never_closed(open);
    return {};
  }

  FormulaNode command(const Token& token) {
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
    if (const Row* row = named(kRules, token.text, &Row::command)) return (this->*row->rule)(token);
    if (const AlphabetName* name = named(kAlphabets, token.text, &AlphabetName::command)) {
      return in_alphabet(token, name->alphabet);
    }
    if (const AccentName* name = named(accent_names(), token.text, &AccentName::command)) {
      return {AccentNode{name->code, name->wide, argument(token)}};
    }
    if (const OperatorName* name = named(operator_names(), token.text, &OperatorName::command)) {
      return {NameNode{std::string(name->name), name->limits}};
    }
    if (const SpaceName* name = named(space_names(), token.text, &SpaceName::command)) {
      return {SpaceNode{name->mu}};
    }
    if (const Symbol* symbol = named(symbols(), token.text, &Symbol::command)) {
      return {SymbolNode{styled(symbol->code, alphabet_), symbol->atom}};
    }
    return sized_fence(token);
  }

  FormulaNode in_alphabet(const Token& token, Alphabet alphabet) {
    const Alphabet outer = std::exchange(alphabet_, alphabet);
    FormulaRow letters = argument(token);
    alphabet_ = outer;
    return {GroupNode{std::move(letters)}};
  }

  FormulaNode fraction(const Token& token) {
    FractionNode node;
    if (token.text == "dfrac") node.style = MathStyle::Display;
    if (token.text == "tfrac") node.style = MathStyle::Text;
    node.above = argument(token);
    node.below = argument(token);
    return {std::move(node)};
  }

  FormulaNode binomial(const Token& token) {
    FractionNode node;
    node.bar = false;
    node.above = argument(token);
    node.below = argument(token);
    return {GroupNode{one(fenced(U'(', U')', {std::move(node)}))}};
  }

  FormulaNode root(const Token& token) {
    RootNode node;
    node.degree = optional_argument();
    node.radicand = argument(token);
    return {std::move(node)};
  }

  char32_t fence(const Token& of) {
    const Token token = take();
    if (token.is_character(".")) return 0;
    if (token.is_character("<")) return U'⟨';
    if (token.is_character(">")) return U'⟩';
    char32_t code = 0;
    if (token.kind == TokenKind::Character) code = from_utf8(token.text).front();
    if (token.kind == TokenKind::Command) {
      if (const Symbol* symbol = named(symbols(), token.text, &Symbol::command)) code = symbol->code;
    }
    if (!is_fence(code)) {
      fail(spelled(of) + Text(" lacks its bracket, or a dot for none", " 后面缺少括号；不要括号时写一个点"),
           of.at);
    }
    return code;
  }

  FormulaNode left(const Token& token) {
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

  // \big, \bigl, \bigr, \bigm and the three larger sizes.
  FormulaNode sized_fence(const Token& token) {
    std::string_view name = token.text;
    Atom atom = Atom::Ordinary;
    if (named(kFenceSizes, name, &FenceSize::command) == nullptr && !name.empty()) {
      if (name.back() == 'l') atom = Atom::Opening;
      if (name.back() == 'r') atom = Atom::Closing;
      if (name.back() == 'm') atom = Atom::Relation;
      if (atom != Atom::Ordinary) name.remove_suffix(1);
    }
    if (const FenceSize* size = named(kFenceSizes, name, &FenceSize::command)) {
      return {FenceNode{fence(token), size->ems, atom}};
    }
    fail(token.text.empty() ? Text("a \\ stands at the end", "末尾有一个多余的 \\")
                            : Text("unknown command ", "未知的命令 ") + spelled(token),
         token.at);
    return {};
  }

  // Cells and rows up to what ends the table, which is not taken.
  std::vector<std::vector<FormulaRow>> cells() {
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

  FormulaNode environment(const Token& token) {
    const std::string name(raw_argument(token));
    const Environment* environment = named(kEnvironments, std::string_view(name), &Environment::name);
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

  FormulaNode substack(const Token& token) {
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

  FormulaNode line(const Token& token) {
    const LineKind kind = token.text == "overline"    ? LineKind::Over
                          : token.text == "underline" ? LineKind::Under
                          : token.text == "cancel"    ? LineKind::Cancel
                                                      : LineKind::Box;
    return {LineNode{kind, argument(token)}};
  }

  FormulaNode brace(const Token& token) { return {BraceNode{token.text == "overbrace", argument(token)}}; }

  FormulaNode stacked(const Token& token) {
    FormulaRow script = argument(token);
    ScriptsNode node;
    node.nucleus = argument(token);
    node.limits = Limits::Stacked;
    (token.text == "overset" ? node.above : node.below) = std::move(script);
    return {std::move(node)};
  }

  FormulaNode arrow(const Token& token) {
    ArrowNode node;
    node.below = optional_argument();
    node.above = argument(token);
    return {std::move(node)};
  }

  FormulaNode text(const Token& token) {
    const std::string_view raw = raw_argument(token);
    TextNode node;
    node.weight = token.text == "textbf" ? Weight::Bold : Weight::Regular;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const bool escape = raw[i] == '\\' && i + 1 < raw.size();
      if (escape) ++i;
      const bool letter = (raw[i] >= 'a' && raw[i] <= 'z') || (raw[i] >= 'A' && raw[i] <= 'Z');
      if (escape && letter) {
        const std::string command = spelled(token);
        fail({"a command inside of " + command + " has no meaning", command + " 中不能使用命令"}, token.at);
      } else if (escape || (raw[i] != '{' && raw[i] != '}')) {
        node.utf8.push_back(raw[i] == '~' || raw[i] == '\n' || raw[i] == '\t' ? ' ' : raw[i]);
      }
    }
    return {std::move(node)};
  }

  FormulaNode operator_name(const Token& token) {
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
      fail({"a name is made of letters", "名称只能由字母组成"}, token.at);
    }
    return {std::move(node)};
  }

  FormulaNode term(const Token& token) {
    static constexpr std::string_view kAllowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:.-";
    TermNode node;
    node.name = raw_argument(token);
    if (node.name.empty() || node.name.size() > 64 ||
        node.name.find_first_not_of(kAllowed) != node.name.npos) {
      fail({"the name of a \\term is made of letters, digits and _ : . -",
            "\\term 的名称只能由字母、数字和 _ : . - 组成"},
           token.at);
    }
    node.row = argument(token);
    return {std::move(node)};
  }

  FormulaNode style(const Token& token) {
    return {StyleNode{token.text == "displaystyle" ? MathStyle::Display : MathStyle::Text}};
  }

  std::string_view source_;
  std::size_t position_ = 0;
  int depth_ = 0;
  Alphabet alphabet_ = Alphabet::Italic;
  std::optional<FormulaProblem> problem_;
};

}  // namespace

ParsedFormula parse_formula(std::string_view source) {
  if (source.size() > kLongestFormula) {
    return FormulaProblem{Text("the formula is longer than ", "公式超过 ") + std::to_string(kLongestFormula) +
                              Text(" bytes", " 字节"),
                          kLongestFormula};
  }
  if (const std::size_t at = first_unreadable(source); at != source.npos) {
    return FormulaProblem{{"this byte is not part of a readable character", "这个字节不是有效的字符"}, at};
  }
  return Parser(source).formula();
}

}  // namespace surprisal::typeset
