#include "typeset/tokens.h"

#include <algorithm>
#include <string>

#include "base/latin.h"
#include "base/utf8.h"

namespace surprisal::typeset {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view character_at(std::string_view source, std::size_t at) {
  return at < source.size() ? source.substr(at, std::max<std::size_t>(character_length(source.substr(at)), 1))
                            : std::string_view();
}

Token command_at(std::string_view source, std::size_t at) {
  const std::size_t begin = at + 1;
  std::size_t end = begin;
  while (end < source.size() && is_latin_letter(source[end])) ++end;
  if (end == begin) end += character_at(source, begin).size();
  const std::string_view name = source.substr(begin, end - begin);
  return {name == "\\" ? TokenKind::Break : TokenKind::Command, at, end, name};
}

TokenKind kind_of(char c) {
  switch (c) {
    case '{':
      return TokenKind::Open;
    case '}':
      return TokenKind::Close;
    case '^':
      return TokenKind::Superscript;
    case '_':
      return TokenKind::Subscript;
    case '\'':
      return TokenKind::Prime;
    case '&':
      return TokenKind::Column;
    default:
      return TokenKind::Character;
  }
}

}  // namespace

Token token_at(std::string_view source, std::size_t from) {
  std::size_t at = std::min(from, source.size());
  while (at < source.size() && is_blank(source[at])) ++at;
  if (at == source.size()) return {TokenKind::End, at, at, {}};
  if (source[at] == '\\') return command_at(source, at);
  if (source[at] == '~') return {TokenKind::Command, at, at + 1, " "};
  const std::string_view text = character_at(source, at);
  return {kind_of(source[at]), at, at + text.size(), text};
}

std::size_t first_invalid(std::string_view source) {
  for (std::size_t at = 0; at < source.size();) {
    const std::string_view character = character_at(source, at);
    const std::u32string codes = from_utf8(character);
    const bool valid = codes.size() == 1 && codes[0] != 0xFFFD && codes[0] != 0x7F &&
                       (codes[0] >= 0x20 || is_blank(source[at])) && !(codes[0] >= 0x80 && codes[0] < 0xA0);
    if (!valid) return at;
    at += character.size();
  }
  return std::string_view::npos;
}

}  // namespace surprisal::typeset
