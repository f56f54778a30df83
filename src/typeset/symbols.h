// typeset: what each command of the formula language stands for, one table for each kind of command.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace surprisal::typeset {

// TeX's kinds of atom, which decide the space between two neighbours.
enum class Atom : std::uint8_t { Ordinary, Operator, Binary, Relation, Opening, Closing, Punctuation, Inner };

struct Symbol {
  std::string_view command;
  char32_t code = 0;
  Atom atom = Atom::Ordinary;
};
std::span<const Symbol> symbols();
std::span<const Symbol> typed_symbols();  // typed without a backslash: "-" is the minus sign
Atom atom_of(char32_t code);              // ordinary if it is in neither table

// Operators that are larger in a display.
bool is_large(char32_t code);
bool is_integral(char32_t code);  // its limits go beside it even in a display

// Whether it can follow \left, \right and \big.
bool is_fence(char32_t code);

struct OperatorName {
  std::string_view command;
  std::string_view name;  // a space in it is a thin space
  bool limits = false;    // in a display, its subscript goes below it
};
std::span<const OperatorName> operator_names();

struct AccentName {
  std::string_view command;
  char32_t code = 0;  // the combining character
  bool wide = false;  // as wide as its base
};
std::span<const AccentName> accent_names();

struct SpaceName {
  std::string_view command;
  double mu = 0;  // eighteenths of an em
};
std::span<const SpaceName> space_names();

enum class Alphabet : std::uint8_t { Italic, Upright, Bold, BoldItalic, Blackboard, Script };

// The letter in that alphabet, or the same character if the alphabet does not have it. Italic leaves capital
// Greek upright, as TeX does.
char32_t styled(char32_t plain, Alphabet alphabet);
char32_t plain_letter(char32_t styled);  // back to the plain letter, for searching and copying

}  // namespace surprisal::typeset
