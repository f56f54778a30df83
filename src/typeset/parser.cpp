#include "typeset/parser.h"

#include <utility>

#include "base/utf8.h"
#include "draw/fonts.h"

namespace surprisal::typeset {

std::string spelled(const Token& token) {
  return token.kind == TokenKind::Command ? "\\" + std::string(token.text) : std::string(token.text);
}

FormulaRow one(FormulaNode node) {
  FormulaRow row;
  row.push_back(std::move(node));
  return row;
}

Text has_no(const std::string& command, const char* partner) {
  return command + Text(" has no matching ", " 没有对应的 ") + partner;
}

ParsedFormula Parser::formula() {
  Formula formula{row()};
  if (peek().kind != TokenKind::End) misplaced(peek());
  if (problem_) return *problem_;
  return formula;
}

Token Parser::take() {
  const Token token = peek();
  position_ = token.past;
  return token;
}

void Parser::fail(Text message, std::size_t at) {
  if (!problem_) problem_ = FormulaProblem{std::move(message), at};
  position_ = source_.size();
}

void Parser::never_closed(const Token& opening) {
  const std::string sign = spelled(opening);
  fail({"this " + sign + " is not closed", "这个 " + sign + " 没有闭合"}, opening.at);
}

void Parser::lacks_braces(const Token& command) {
  fail(spelled(command) + Text(" needs braces after it", " 缺少花括号"), command.at);
}

void Parser::misplaced(const Token& token) {
  if (token.kind == TokenKind::Close) fail({"this } has no matching {", "这个 } 没有对应的 {"}, token.at);
  if (token.kind == TokenKind::Column)
    fail({"& is only allowed in a table, such as matrix or cases", "& 只能用在 matrix、cases 等表格环境中"},
         token.at);
  if (token.kind == TokenKind::Break) {
    fail({"a line break \\\\ is only allowed in a table, such as matrix or cases",
          "换行 \\\\ 只能用在 matrix、cases 等表格环境中"},
         token.at);
  }
  if (token.is_command("right")) fail(has_no("\\right", "\\left"), token.at);
  if (token.is_command("middle")) fail(has_no("\\middle", "\\left"), token.at);
  if (token.is_command("end")) fail(has_no("\\end", "\\begin"), token.at);
  fail({"the formula ends too early", "公式不完整"}, token.at);
}

bool Parser::ends_row(const Token& token) {
  return token.kind == TokenKind::End || token.kind == TokenKind::Close || token.kind == TokenKind::Column ||
         token.kind == TokenKind::Break || token.is_command("right") || token.is_command("middle") ||
         token.is_command("end");
}

bool Parser::is_script(const Token& token) {
  return token.kind == TokenKind::Superscript || token.kind == TokenKind::Subscript ||
         token.kind == TokenKind::Prime;
}

FormulaRow Parser::row(bool until_bracket) {
  const Level level(*this);
  FormulaRow row;
  for (Token next = peek(); !ends_row(next); next = peek()) {
    if (until_bracket && next.is_character("]")) break;
    if (is_script(next)) {
      fail(Text("this ", "这个 ") + spelled(next) + Text(" has nothing before it", " 前面没有内容"), next.at);
    } else {
      row.push_back(scripted());
    }
  }
  return row;
}

FormulaNode Parser::scripted() {
  FormulaNode nucleus = this->nucleus();
  const bool takes_scripts =
      !std::holds_alternative<SpaceNode>(nucleus.is) && !std::holds_alternative<StyleNode>(nucleus.is);
  ScriptsNode scripts;
  bool above = false;
  bool below = false;
  bool any = false;
  for (Token next = peek(); takes_scripts; next = peek()) {
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
          next.kind == TokenKind::Subscript ? Text("subscripts", "下标") : Text("superscripts", "上标");
      fail(Text("one symbol cannot have two ", "一个符号不能有两个") + script +
               Text("; use braces to show what each one belongs to", "；请用花括号括住它所属的部分"),
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

FormulaNode Parser::nucleus() {
  const Token token = take();
  if (token.kind == TokenKind::Open) return {GroupNode{rest_of_group(token)}};
  if (token.kind == TokenKind::Command) return command(token);
  return character(token);
}

FormulaNode Parser::character(const Token& token) {
  if (token.is_character("%") || token.is_character("$") || token.is_character("#")) {
    const std::string sign(token.text);
    fail(Text("a plain ", "这里不能直接写 ") + sign + Text(" is not allowed here; write \\", "，请写 \\") +
             sign,
         token.at);
  }
  if (const Symbol* symbol = find_by_name(typed_symbols(), token.text, &Symbol::command)) {
    return {SymbolNode{symbol->code, symbol->atom}};
  }
  const std::u32string codes = from_utf8(token.text);
  const char32_t code = codes.empty() ? U' ' : codes.front();
  return {SymbolNode{styled(code, alphabet_), atom_of(code)}};
}

FormulaRow Parser::rest_of_group(const Token& open) {
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

FormulaRow Parser::argument(const Token& of) {
  const Token next = peek();
  if (next.kind == TokenKind::Open) return rest_of_group(take());
  if (ends_row(next) || is_script(next)) {
    fail(spelled(of) + Text(" needs something after it", " 后面缺少内容"), of.at);
    return {};
  }
  const Level level(*this);
  return one(nucleus());
}

FormulaRow Parser::optional_argument() {
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

std::string_view Parser::raw_argument(const Token& of) {
  const Token open = peek();
  if (open.kind != TokenKind::Open) {
    lacks_braces(of);
    return {};
  }
  int depth = 0;
  for (std::size_t i = open.at; i < source_.size(); ++i) {
    if (source_[i] == '\\') {
      ++i;
    } else if (source_[i] == '{') {
      ++depth;
    } else if (source_[i] == '}' && --depth == 0) {
      position_ = i + 1;
      return source_.substr(open.past, i - open.past);
    }
  }
  never_closed(open);
  return {};
}

}  // namespace surprisal::typeset
