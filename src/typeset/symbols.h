// typeset: what each command of the formula language stands for, one table for each kind of command.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace surprisal::typeset {

// TeX's kinds of atom; the space between two neighbours follows from their kinds.
enum class Atom : std::uint8_t { Ordinary, Operator, Binary, Relation, Opening, Closing, Punctuation, Inner };

struct Symbol {
  std::string_view command;
  char32_t code = 0;
  Atom atom = Atom::Ordinary;
};
std::span<const Symbol> symbols();
std::span<const Symbol> typed_symbols();  // what is typed without a backslash: "-" is the minus sign
Atom atom_of(char32_t code);              // ordinary for what neither table has

// Operators that grow in a display.
bool is_large(char32_t code);
bool is_integral(char32_t code);  // limits beside it even in a display

// What can stand after \left, \right and \big.
bool is_fence(char32_t code);

struct OperatorName {
  std::string_view command;
  std::string_view name;  // a blank is a thin space
  bool limits = false;    // set below in a display
};
std::span<const OperatorName> operator_names();

struct AccentName {
  std::string_view command;
  char32_t code = 0;  // the combining character
  bool wide = false;  // as wide as what it stands over
};
std::span<const AccentName> accent_names();

struct SpaceName {
  std::string_view command;
  double mu = 0;  // eighteenths of an em
};
std::span<const SpaceName> space_names();

enum class Alphabet : std::uint8_t { Italic, Upright, Bold, BoldItalic, Blackboard, Script };

// The letter of that alphabet, or the same character where there is none. Italic leaves capital Greek
// upright, as TeX does.
char32_t styled(char32_t plain, Alphabet alphabet);
char32_t plain_letter(char32_t styled);  // back to the plain letter: what is searched and copied

}  // namespace surprisal::typeset
