// typeset: splits the source of a formula into tokens. Spaces separate tokens and have no other meaning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace surprisal::typeset {

enum class TokenKind : std::uint8_t {
  End,
  Character,
  Command,
  Open,
  Close,
  Superscript,
  Subscript,
  Prime,
  Column,  // &
  Break,   // two backslashes
};

struct Token {
  TokenKind kind = TokenKind::End;
  std::size_t at = 0;     // its first byte
  std::size_t past = 0;   // the byte after it
  std::string_view text;  // a command's is without the backslash

  bool is_command(std::string_view name) const { return kind == TokenKind::Command && text == name; }
  bool is_character(std::string_view character) const {
    return kind == TokenKind::Character && text == character;
  }
};

// The token at or after `from`. The source is UTF-8 without control characters.
Token token_at(std::string_view source, std::size_t from);

// The first byte that is not part of a valid character, or npos. Control characters are not valid.
std::size_t first_invalid(std::string_view source);

}  // namespace surprisal::typeset
