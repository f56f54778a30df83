// third_party: the fonts inside the program, as FreeType reads them. All have the line of Noto Sans, 1.069 em
// above the baseline and 0.293 below: where a size counts the line, as in ImGui, it is 1.362 em in each.
#pragma once

#include <span>

namespace surprisal {

// Noto Sans: Latin, Greek, punctuation, arrows, operators, simple shapes. Digits and the minus sign are of
// one width.
std::span<const unsigned char> font_sans();
std::span<const unsigned char> font_sans_bold();  // letters are bold, most signs are not

// Noto Sans CJK, Simplified Chinese: the 3,755 most used characters, full-width punctuation, and whatever
// other character the project's own sources use.
std::span<const unsigned char> font_cjk();
std::span<const unsigned char> font_cjk_bold();

// TeX Gyre Pagella Math, with its MATH table. Every glyph is also a character: number g is U+F0000 + g.
std::span<const unsigned char> font_math();

}  // namespace surprisal
