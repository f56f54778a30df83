// Shared by the tests of formulas: the fonts, a formula laid out in one call, and typical formulas of
// lessons.
#pragma once

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "../languages.h"
#include "testing.h"
#include "typeset/layout.h"
#include "typeset/parse.h"

namespace surprisal::test {

inline constexpr double kSize = 100;  // so that design units of the font are tenths of a pixel
inline constexpr double kMu = kSize / 18;
inline constexpr double kTiny = 1e-9;

inline Formula parsed(std::string_view source) {
  ParsedFormula result = parse_formula(source);
  if (const auto* problem = std::get_if<FormulaProblem>(&result)) {
    ADD_FAILURE() << source << "\n" << problem->at << ": " << problem->message.en;
    return {};
  }
  return std::get<Formula>(std::move(result));
}

struct Typesetter {
  Fonts fonts;
  MathFont font{fonts};

  FormulaBox display(std::string_view source, double size = kSize) const {
    return lay_out_formula(parsed(source), font, size, FormulaPlace::Display);
  }
  FormulaBox in_line(std::string_view source, double size = kSize) const {
    return lay_out_formula(parsed(source), font, size, FormulaPlace::Inline);
  }
  // Where a glyph's ink is, from the origin of the formula.
  Rect ink(const FormulaGlyph& set) const {
    const Glyph& glyph = set.glyph;
    const GlyphBox box = fonts.box(glyph.file, glyph.code);
    return {glyph.at.x + box.left * glyph.size, glyph.at.y - box.height * glyph.size,
            (box.right - box.left) * glyph.size, (box.height + box.depth) * glyph.size};
  }
};

// The first glyph of this character.
inline FormulaGlyph glyph_of(const FormulaBox& box, char32_t character) {
  for (const FormulaGlyph& glyph : box.glyphs) {
    if (glyph.character == character) return glyph;
  }
  ADD_FAILURE() << "no glyph for U+" << std::hex << static_cast<unsigned>(character);
  return {};
}

inline constexpr auto kFormulas = std::to_array<std::string_view>({
    R"(\sigma(z) = \frac{1}{1+e^{-z}})",
    R"(p_k = \frac{e^{z_k}}{\sum_{j=1}^{K} e^{z_j}})",
    R"(L = -\sum_{k} y_k \log p_k)",
    R"(L = -\bigl[y \log a + (1-y)\log(1-a)\bigr])",
    R"(\prod_{i=1}^{N} \hat y_i^{y_i}(1-\hat y_i)^{1-y_i})",
    R"(D_{\mathrm{KL}}(p\,\|\,q) = \sum_{k} p_k \log\frac{p_k}{q_k} = H(p,q) - H(p))",
    R"(f'(x) = \begin{cases} -\log a & y = 1 \\ -\log(1-a) & \text{否则} \end{cases})",
    R"(\frac{\partial p_i}{\partial z_j} = p_i(\delta_{ij}-p_j))",
    R"(\term{gradient}{\frac{\partial L}{\partial z}}=\frac{a-y}{\cancel{a(1-a)}}\cdot\term{dead}{a(1-\term{prediction}{a})})",
    R"(\sqrt{\frac{1}{n}\sum_{i=1}^{n} (x_i-\mu)^2} + \sqrt[3]{x})",
    R"(J = \begin{pmatrix} p_1(1-p_1) & -p_1p_2 & \cdots \\ \vdots & \vdots & \ddots \end{pmatrix})",
    R"(\begin{aligned} L &= -\sum_k y_k \log p_k \\ &= \log\sum_j e^{z_j} - \sum_k y_k z_k \end{aligned})",
    R"(\underbrace{H(p)}_{\text{entropy}} + \overbrace{D}^{\text{divergence}} \ge 0)",
    R"(\hat y = \operatorname*{arg\,max}_k p_k \quad \lim_{p\to 0^+} p\log p = 0)",
    R"(\mathbb{E}_{x\sim p}[-\log q(x)] = \int\limits_0^1 \bar x \,\mathrm{d}x \approx 3{,}755)",
    R"(\left\{ \binom{n}{k} \middle| \tfrac12 \right. \xrightarrow[y]{\operatorname{softmax}} \boxed{a - y})",
    R"(\overset{!}{=} \underset{x}{y} \overline{z}_i^2 \widehat{abc} \mathbf{x}^\top \bm{\theta})",
    R"(\sum_{\substack{i=1 \\ i \ne j}}^n x''_i \displaystyle\frac{1}{2} \textbf{50\%})",
});

}  // namespace surprisal::test
