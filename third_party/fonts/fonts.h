// third_party: the embedded font files, for FreeType. All have the line height of Noto Sans, 1.069 em above
// the baseline and 0.293 below: 1.362 em, which is what ImGui calls the font size.
#pragma once

#include <span>

namespace surprisal {

// Noto Sans: Latin, Greek, punctuation, arrows, operators, simple shapes. Digits and the minus sign have the
// same width.
std::span<const unsigned char> font_sans();
std::span<const unsigned char> font_sans_bold();  // letters are bold, most signs are not

// Noto Sans Mono, for code: Latin letters and signs.
std::span<const unsigned char> font_mono();

// Noto Sans CJK, Simplified Chinese: the 3,755 most common characters, full-width punctuation, and all other
// characters that the project's sources use.
std::span<const unsigned char> font_cjk();
std::span<const unsigned char> font_cjk_bold();

// TeX Gyre Pagella Math, with its MATH table. Every glyph is also a character: number g is U+F0000 + g.
std::span<const unsigned char> font_math();

}  // namespace surprisal
