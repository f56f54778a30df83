// third_party: the fonts inside the program, as FreeType reads them. All have a line box of one em, 0.88 above the
// baseline and 0.12 below, so that a size in pixels is the same em in each.
#pragma once

#include <span>

namespace surprisal {

// Noto Sans: Latin, Greek, punctuation, arrows, operators, simple shapes. Digits and the minus sign are of one width.
std::span<const unsigned char> font_sans();
std::span<const unsigned char> font_sans_bold();  // letters are bold, most signs are not

// Noto Sans CJK, Simplified Chinese: the 3,755 most used characters, full-width punctuation, and whatever other
// character the project's own sources use.
std::span<const unsigned char> font_cjk();
std::span<const unsigned char> font_cjk_bold();

// TeX Gyre Pagella Math, with its MATH table. Every glyph is also a character: number g is U+F0000 + g.
std::span<const unsigned char> font_math();

}  // namespace surprisal
