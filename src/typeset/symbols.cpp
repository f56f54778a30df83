#include "typeset/symbols.h"

#include <algorithm>
#include <array>

namespace surprisal::typeset {
namespace {

using enum Atom;

constexpr auto kTypedSymbols = std::to_array<Symbol>({
    {"+", U'+', Binary},   {"-", U'−', Binary},      {"*", U'∗', Binary},      {"=", U'=', Relation},
    {"<", U'<', Relation}, {">", U'>', Relation},    {":", U':', Relation},    {"(", U'(', Opening},
    {")", U')', Closing},  {"[", U'[', Opening},     {"]", U']', Closing},     {"!", U'!', Closing},
    {"?", U'?', Closing},  {",", U',', Punctuation}, {";", U';', Punctuation}, {"/", U'/', Ordinary},
    {"|", U'|', Ordinary}, {"@", U'@', Ordinary},    {"\"", U'"', Ordinary},
});

constexpr auto kSymbols = std::to_array<Symbol>({
    // Characters with a meaning in LaTeX.
    {"{", U'{', Opening},
    {"}", U'}', Closing},
    {"%", U'%', Ordinary},
    {"&", U'&', Ordinary},
    {"#", U'#', Ordinary},
    {"$", U'$', Ordinary},
    {"_", U'_', Ordinary},

    // Greek.
    {"alpha", U'α', Ordinary},
    {"beta", U'β', Ordinary},
    {"gamma", U'γ', Ordinary},
    {"delta", U'δ', Ordinary},
    {"epsilon", U'ϵ', Ordinary},
    {"varepsilon", U'ε', Ordinary},
    {"zeta", U'ζ', Ordinary},
    {"eta", U'η', Ordinary},
    {"theta", U'θ', Ordinary},
    {"vartheta", U'ϑ', Ordinary},
    {"iota", U'ι', Ordinary},
    {"kappa", U'κ', Ordinary},
    {"lambda", U'λ', Ordinary},
    {"mu", U'μ', Ordinary},
    {"nu", U'ν', Ordinary},
    {"xi", U'ξ', Ordinary},
    {"pi", U'π', Ordinary},
    {"varpi", U'ϖ', Ordinary},
    {"rho", U'ρ', Ordinary},
    {"varrho", U'ϱ', Ordinary},
    {"sigma", U'σ', Ordinary},
    {"varsigma", U'ς', Ordinary},
    {"tau", U'τ', Ordinary},
    {"upsilon", U'υ', Ordinary},
    {"phi", U'ϕ', Ordinary},
    {"varphi", U'φ', Ordinary},
    {"chi", U'χ', Ordinary},
    {"psi", U'ψ', Ordinary},
    {"omega", U'ω', Ordinary},
    {"Gamma", U'Γ', Ordinary},
    {"Delta", U'Δ', Ordinary},
    {"Theta", U'Θ', Ordinary},
    {"Lambda", U'Λ', Ordinary},
    {"Xi", U'Ξ', Ordinary},
    {"Pi", U'Π', Ordinary},
    {"Sigma", U'Σ', Ordinary},
    {"Upsilon", U'Υ', Ordinary},
    {"Phi", U'Φ', Ordinary},
    {"Psi", U'Ψ', Ordinary},
    {"Omega", U'Ω', Ordinary},

    // Other letters and signs.
    {"infty", U'∞', Ordinary},
    {"partial", U'∂', Ordinary},
    {"nabla", U'∇', Ordinary},
    {"ell", U'ℓ', Ordinary},
    {"hbar", U'ℏ', Ordinary},
    {"prime", U'′', Ordinary},
    {"forall", U'∀', Ordinary},
    {"exists", U'∃', Ordinary},
    {"neg", U'¬', Ordinary},
    {"lnot", U'¬', Ordinary},
    {"emptyset", U'∅', Ordinary},
    {"varnothing", U'∅', Ordinary},
    {"top", U'⊤', Ordinary},
    {"bot", U'⊥', Ordinary},
    {"angle", U'∠', Ordinary},
    {"degree", U'°', Ordinary},
    {"checkmark", U'✓', Ordinary},
    {"vert", U'|', Ordinary},
    {"Vert", U'‖', Ordinary},
    {"|", U'‖', Ordinary},
    {"backslash", U'\\', Ordinary},

    // Binary operators.
    {"pm", U'±', Binary},
    {"mp", U'∓', Binary},
    {"times", U'×', Binary},
    {"div", U'÷', Binary},
    {"cdot", U'⋅', Binary},
    {"ast", U'∗', Binary},
    {"star", U'⋆', Binary},
    {"circ", U'∘', Binary},
    {"bullet", U'∙', Binary},
    {"odot", U'⊙', Binary},
    {"oplus", U'⊕', Binary},
    {"ominus", U'⊖', Binary},
    {"otimes", U'⊗', Binary},
    {"cup", U'∪', Binary},
    {"cap", U'∩', Binary},
    {"setminus", U'∖', Binary},
    {"land", U'∧', Binary},
    {"wedge", U'∧', Binary},
    {"lor", U'∨', Binary},
    {"vee", U'∨', Binary},

    // Relations.
    {"lt", U'<', Relation},
    {"gt", U'>', Relation},
    {"le", U'≤', Relation},
    {"leq", U'≤', Relation},
    {"ge", U'≥', Relation},
    {"geq", U'≥', Relation},
    {"ll", U'≪', Relation},
    {"gg", U'≫', Relation},
    {"ne", U'≠', Relation},
    {"neq", U'≠', Relation},
    {"equiv", U'≡', Relation},
    {"approx", U'≈', Relation},
    {"sim", U'∼', Relation},
    {"simeq", U'≃', Relation},
    {"cong", U'≅', Relation},
    {"propto", U'∝', Relation},
    {"coloneqq", U'≔', Relation},
    {"in", U'∈', Relation},
    {"notin", U'∉', Relation},
    {"ni", U'∋', Relation},
    {"subset", U'⊂', Relation},
    {"subseteq", U'⊆', Relation},
    {"supset", U'⊃', Relation},
    {"supseteq", U'⊇', Relation},
    {"mid", U'∣', Relation},
    {"parallel", U'∥', Relation},
    {"perp", U'⟂', Relation},
    {"to", U'→', Relation},
    {"rightarrow", U'→', Relation},
    {"leftarrow", U'←', Relation},
    {"gets", U'←', Relation},
    {"leftrightarrow", U'↔', Relation},
    {"longrightarrow", U'⟶', Relation},
    {"longleftarrow", U'⟵', Relation},
    {"mapsto", U'↦', Relation},
    {"Rightarrow", U'⇒', Relation},
    {"Leftarrow", U'⇐', Relation},
    {"Leftrightarrow", U'⇔', Relation},
    {"implies", U'⟹', Relation},
    {"iff", U'⟺', Relation},
    {"uparrow", U'↑', Relation},
    {"downarrow", U'↓', Relation},
    {"nearrow", U'↗', Relation},
    {"searrow", U'↘', Relation},

    // Brackets.
    {"lbrace", U'{', Opening},
    {"rbrace", U'}', Closing},
    {"lbrack", U'[', Opening},
    {"rbrack", U']', Closing},
    {"lvert", U'|', Opening},
    {"rvert", U'|', Closing},
    {"lVert", U'‖', Opening},
    {"rVert", U'‖', Closing},
    {"langle", U'⟨', Opening},
    {"rangle", U'⟩', Closing},
    {"lfloor", U'⌊', Opening},
    {"rfloor", U'⌋', Closing},
    {"lceil", U'⌈', Opening},
    {"rceil", U'⌉', Closing},

    // Dots and punctuation.
    {"ldots", U'…', Inner},
    {"dots", U'…', Inner},
    {"cdots", U'⋯', Inner},
    {"vdots", U'⋮', Ordinary},
    {"ddots", U'⋱', Inner},
    {"colon", U':', Punctuation},

    // Large operators.
    {"sum", U'∑', Operator},
    {"prod", U'∏', Operator},
    {"coprod", U'∐', Operator},
    {"int", U'∫', Operator},
    {"iint", U'∬', Operator},
    {"oint", U'∮', Operator},
    {"bigcup", U'⋃', Operator},
    {"bigcap", U'⋂', Operator},
});

constexpr auto kOperatorNames = std::to_array<OperatorName>({
    {"log", "log"},
    {"ln", "ln"},
    {"lg", "lg"},
    {"exp", "exp"},
    {"sin", "sin"},
    {"cos", "cos"},
    {"tan", "tan"},
    {"sinh", "sinh"},
    {"cosh", "cosh"},
    {"tanh", "tanh"},
    {"arg", "arg"},
    {"deg", "deg"},
    {"dim", "dim"},
    {"ker", "ker"},
    {"lim", "lim", true},
    {"max", "max", true},
    {"min", "min", true},
    {"sup", "sup", true},
    {"inf", "inf", true},
    {"argmax", "arg max", true},
    {"argmin", "arg min", true},
    {"det", "det", true},
    {"gcd", "gcd", true},
    {"Pr", "Pr", true},
});

constexpr auto kAccentNames = std::to_array<AccentName>({
    {"hat", U'\u0302'},
    {"widehat", U'\u0302', true},
    {"tilde", U'\u0303'},
    {"widetilde", U'\u0303', true},
    {"bar", U'\u0304'},
    {"dot", U'\u0307'},
    {"ddot", U'\u0308'},
    {"check", U'\u030C'},
    {"vec", U'\u20D7'},
    {"overrightarrow", U'\u20D7', true},
});

constexpr auto kSpaceNames = std::to_array<SpaceName>({
    {",", 3},
    {"thinspace", 3},
    {":", 4},
    {">", 4},
    {";", 5},
    {"!", -3},
    {" ", 6},  // as in TeX, a space of the text font, about a third of an em
    {"enspace", 9},
    {"quad", 18},
    {"qquad", 36},
});

constexpr std::u32string_view kFences = U"()[]{}|/\\‖⟨⟩⌊⌋⌈⌉↑↓";
constexpr std::u32string_view kIntegrals = U"∫∬∮";

// A range of letters, and the code point where it begins in an alphabet.
struct Block {
  Alphabet alphabet;
  char32_t first;
  char32_t last;
  char32_t styled;
};

// The first match wins, so letters that Unicode encodes elsewhere come before the ranges that have gaps for
// them.
constexpr auto kBlocks = std::to_array<Block>({
    {Alphabet::Italic, U'h', U'h', 0x210E},      {Alphabet::Italic, U'A', U'Z', 0x1D434},
    {Alphabet::Italic, U'a', U'z', 0x1D44E},     {Alphabet::Italic, U'α', U'ω', 0x1D6FC},
    {Alphabet::Italic, U'∂', U'∂', 0x1D715},     {Alphabet::Italic, U'ϵ', U'ϵ', 0x1D716},
    {Alphabet::Italic, U'ϑ', U'ϑ', 0x1D717},     {Alphabet::Italic, U'ϕ', U'ϕ', 0x1D719},
    {Alphabet::Italic, U'ϱ', U'ϱ', 0x1D71A},     {Alphabet::Italic, U'ϖ', U'ϖ', 0x1D71B},

    {Alphabet::Bold, U'A', U'Z', 0x1D400},       {Alphabet::Bold, U'a', U'z', 0x1D41A},
    {Alphabet::Bold, U'Α', U'Ω', 0x1D6A8},       {Alphabet::Bold, U'α', U'ω', 0x1D6C2},
    {Alphabet::Bold, U'0', U'9', 0x1D7CE},

    {Alphabet::BoldItalic, U'A', U'Z', 0x1D468}, {Alphabet::BoldItalic, U'a', U'z', 0x1D482},
    {Alphabet::BoldItalic, U'Α', U'Ω', 0x1D71C}, {Alphabet::BoldItalic, U'α', U'ω', 0x1D736},
    {Alphabet::BoldItalic, U'0', U'9', 0x1D7CE},

    {Alphabet::Blackboard, U'C', U'C', 0x2102},  {Alphabet::Blackboard, U'H', U'H', 0x210D},
    {Alphabet::Blackboard, U'N', U'N', 0x2115},  {Alphabet::Blackboard, U'P', U'Q', 0x2119},
    {Alphabet::Blackboard, U'R', U'R', 0x211D},  {Alphabet::Blackboard, U'Z', U'Z', 0x2124},
    {Alphabet::Blackboard, U'A', U'Z', 0x1D538}, {Alphabet::Blackboard, U'1', U'1', 0x1D7D9},

    {Alphabet::Script, U'B', U'B', 0x212C},      {Alphabet::Script, U'E', U'F', 0x2130},
    {Alphabet::Script, U'H', U'H', 0x210B},      {Alphabet::Script, U'I', U'I', 0x2110},
    {Alphabet::Script, U'L', U'L', 0x2112},      {Alphabet::Script, U'M', U'M', 0x2133},
    {Alphabet::Script, U'R', U'R', 0x211B},      {Alphabet::Script, U'A', U'Z', 0x1D49C},
});

}  // namespace

std::span<const Symbol> typed_symbols() { return kTypedSymbols; }
std::span<const Symbol> symbols() { return kSymbols; }
std::span<const OperatorName> operator_names() { return kOperatorNames; }
std::span<const AccentName> accent_names() { return kAccentNames; }
std::span<const SpaceName> space_names() { return kSpaceNames; }

Atom atom_of(char32_t code) {
  const auto* symbol = std::ranges::find(kSymbols, code, &Symbol::code);
  if (symbol != kSymbols.end()) return symbol->atom;
  const auto* typed = std::ranges::find(kTypedSymbols, code, &Symbol::code);
  return typed == kTypedSymbols.end() ? Ordinary : typed->atom;
}

bool is_large(char32_t code) { return atom_of(code) == Operator; }
bool is_integral(char32_t code) { return kIntegrals.find(code) != kIntegrals.npos; }
bool is_fence(char32_t code) { return kFences.find(code) != kFences.npos; }

char32_t styled(char32_t plain, Alphabet alphabet) {
  for (const Block& block : kBlocks) {
    if (block.alphabet == alphabet && plain >= block.first && plain <= block.last) {
      return block.styled + (plain - block.first);
    }
  }
  return plain;
}

char32_t plain_letter(char32_t styled) {
  for (const Block& block : kBlocks) {
    if (styled >= block.styled && styled <= block.styled + (block.last - block.first)) {
      return block.first + (styled - block.styled);
    }
  }
  return styled;
}

}  // namespace surprisal::typeset
