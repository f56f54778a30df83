// Checks that formulas are laid out as in TeX: by identities between the parts, with the constants of the
// font.
#include "typeset/layout.h"

#include <algorithm>
#include <cmath>

#include "formula_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::glyph_of;
using test::kFormulas;
using test::kMu;
using test::kSize;
using test::kTiny;

class Layout : public testing::Test {
 protected:
  double width(std::string_view source) const { return typesetter.in_line(source).width; }

  test::Typesetter typesetter;
  const MathConstants& c = typesetter.font.constants();
};

TEST_F(Layout, RowIsAsWideAsItsPartsAndSpaces) {
  const double thin = 3 * kMu;
  const double medium = 4 * kMu;
  const double thick = 5 * kMu;
  const double a = width("a");
  const double b = width("b");
  EXPECT_NEAR(width("ab"), a + b, kTiny);
  EXPECT_NEAR(width("a+b"), a + width("+") + b + 2 * medium, kTiny);
  EXPECT_NEAR(width("a=b"), a + width("=") + b + 2 * thick, kTiny);
  EXPECT_NEAR(width("a,b"), a + width(",") + b + thin, kTiny);
  EXPECT_NEAR(width("\\log a"), width("\\log") + thin + a, kTiny);
  EXPECT_NEAR(width("\\log(a"), width("\\log") + width("(") + a, kTiny);
  EXPECT_NEAR(width("a\\quad b"), a + kSize + b, kTiny);
  EXPECT_NEAR(width("a\\,b"), a + thin + b, kTiny);
  EXPECT_NEAR(width("3{,}755"), width("3") + width("{,}") + width("7") + 2 * width("5"), kTiny);
  EXPECT_NEAR(width("1.25"), width("1") + width(".") + width("2") + width("5"), kTiny);
}

TEST_F(Layout, OperatorHasSpaceAndSignHasNone) {
  EXPECT_NEAR(width("-a"), width("-") + width("a"), kTiny);
  EXPECT_NEAR(width("(-a)"), width("(") + width("-a") + width(")"), kTiny);
  EXPECT_NEAR(width("a=-a") - width("-a"), width("a") + width("=") + 10 * kMu, kTiny);
  EXPECT_NEAR(width("a-a") - 2 * width("a") - width("-"), 8 * kMu, kTiny);
}

TEST_F(Layout, TermsAndBracesDoNotChangeSpacing) {
  for (const char* name : {"loss", "class:3"}) {
    const std::string term = "\\term{" + std::string(name) + "}";
    EXPECT_NEAR(width("a" + term + "{+ b} = c"), width("a + b = c"), kTiny);
    EXPECT_NEAR(width("a " + term + "{=} b"), width("a = b"), kTiny);
    EXPECT_NEAR(width(term + "{f}_k^2"), width("f_k^2"), kTiny);
    EXPECT_NEAR(width("\\hat{" + term + "{f}}"), width("\\hat f"), kTiny);
  }
}

TEST_F(Layout, FractionBarIsOnTheAxisAndCoversBothParts) {
  for (const char* source : {"\\frac{1}{1+e^{-z}}", "\\frac{a+b+c}{d}", "\\tfrac{1}{2}", "\\dfrac{x_k}{y}",
                             "\\frac{\\frac{a}{b}}{\\sqrt{c}}"}) {
    const FormulaBox box = typesetter.display(source);
    const Rect bar = box.rules.back().rect;
    EXPECT_NEAR(bar.centre().y, -c.axis_height * kSize, kTiny) << source;
    EXPECT_NEAR(bar.height, c.fraction_rule_thickness * kSize, kTiny) << source;
    for (const FormulaGlyph& glyph : box.glyphs) {
      const Rect ink = typesetter.ink(glyph);
      EXPECT_GE(ink.left, bar.left - 0.02 * kSize) << source;
      EXPECT_LE(ink.right(), bar.right() + 0.02 * kSize) << source;
      EXPECT_TRUE(ink.bottom() < bar.top || ink.top > bar.bottom()) << source;
    }
  }
  const FormulaBox sum = typesetter.display("\\frac{a+b+c}{d}");
  EXPECT_NEAR(sum.rules.front().rect.width, width("a+b+c"), kTiny);
}

TEST_F(Layout, InlineFractionIsSmallerThanInADisplay) {
  EXPECT_NEAR(glyph_of(typesetter.display("\\frac{a}{b}"), U'a').glyph.size, kSize, kTiny);
  EXPECT_NEAR(glyph_of(typesetter.in_line("\\frac{a}{b}"), U'a').glyph.size, kSize * c.script_scale, kTiny);
}

TEST_F(Layout, ScriptsAreAboveAndBelowTheLineAndApart) {
  for (const char* source : {"x_i^2", "f_i^2", "\\hat{x}_i^2", "\\Bigr)_i^2", "\\int_i^2", "x_i^{2}"}) {
    const FormulaBox box = typesetter.display(source);
    const Rect above = typesetter.ink(glyph_of(box, U'2'));
    const Rect below = typesetter.ink(glyph_of(box, U'i'));
    EXPECT_LT(above.bottom(), -c.axis_height * kSize) << source;
    EXPECT_GE(below.top - above.bottom(), (c.sub_superscript_gap_min - 0.02) * kSize) << source;
    EXPECT_GT(below.bottom(), 0) << source;
  }
}

TEST_F(Layout, ScriptsOfASlantedLetterFollowItsSlant) {
  const FormulaBox box = typesetter.display("f_i^2");
  const double lean = typesetter.font.italic_correction(U'𝑓') * kSize;
  EXPECT_GT(lean, 0.1 * kSize);
  EXPECT_NEAR(glyph_of(box, U'2').glyph.at.x - glyph_of(box, U'i').glyph.at.x, lean, kTiny);
}

TEST_F(Layout, AccentDoesNotMoveTheScriptsOfItsLetter) {
  const FormulaBox bare = typesetter.display("y_i^2");
  const FormulaBox accented = typesetter.display("\\hat y_i^2");
  EXPECT_NEAR(glyph_of(bare, U'i').glyph.at.y, glyph_of(accented, U'i').glyph.at.y, kTiny);
  EXPECT_NEAR(bare.width, accented.width, kTiny);
}

TEST_F(Layout, NestedScriptsShrinkAsTheFontSays) {
  const FormulaBox box = typesetter.display("a^{b^{c^d}}");
  EXPECT_NEAR(glyph_of(box, U'a').glyph.size, kSize, kTiny);
  EXPECT_NEAR(glyph_of(box, U'b').glyph.size, kSize * c.script_scale, kTiny);
  EXPECT_NEAR(glyph_of(box, U'c').glyph.size, kSize * c.script_script_scale, kTiny);
  EXPECT_NEAR(glyph_of(box, U'd').glyph.size, kSize * c.script_script_scale, kTiny);
  EXPECT_NEAR(c.script_scale, 0.74, kTiny);
  EXPECT_NEAR(c.script_script_scale, 0.55, kTiny);
}

TEST_F(Layout, LimitsAreAboveAndBelowASumInADisplay) {
  const FormulaBox box = typesetter.display("\\sum_i^K");
  const Rect sum = typesetter.ink(glyph_of(box, U'∑'));
  const Rect above = typesetter.ink(glyph_of(box, U'K'));
  const Rect below = typesetter.ink(glyph_of(box, U'i'));
  EXPECT_LT(above.bottom(), sum.top);
  EXPECT_GT(below.top, sum.bottom());
  EXPECT_NEAR(above.centre().x, sum.centre().x, 0.05 * kSize);
  EXPECT_NEAR(below.centre().x, sum.centre().x, 0.05 * kSize);
  EXPECT_NEAR(sum.centre().y, -c.axis_height * kSize, kTiny);
}

TEST_F(Layout, LimitsAreBesideAnInlineSumAndBesideAnIntegral) {
  const auto beside = [&](const FormulaBox& box, char32_t sign) {
    return typesetter.ink(glyph_of(box, U'K')).left > typesetter.ink(glyph_of(box, sign)).centre().x;
  };
  EXPECT_TRUE(beside(typesetter.in_line("\\sum^K"), U'∑'));
  EXPECT_TRUE(beside(typesetter.display("\\int^K"), U'∫'));
  EXPECT_TRUE(beside(typesetter.display("\\sum\\nolimits^K"), U'∑'));
  EXPECT_FALSE(beside(typesetter.in_line("\\sum\\limits^K"), U'∑'));
  const FormulaBox maximum = typesetter.display("\\max_k");
  EXPECT_GT(typesetter.ink(glyph_of(maximum, U'k')).top, typesetter.ink(glyph_of(maximum, U'm')).bottom());
}

TEST_F(Layout, FencesGrowToCoverTheirContent) {
  std::string tower = "x";
  for (int i = 0; i < 12; ++i) {
    tower = "\\dfrac{1}{1+" + tower + "}";
    const FormulaBox inside = typesetter.display(tower);
    const FormulaBox whole = typesetter.display("\\left(" + tower + "\\right)");
    Rect fence = typesetter.ink(glyph_of(whole, U'('));
    for (const FormulaGlyph& glyph : whole.glyphs) {  // with the parts of a large one
      if (glyph.character == 0 && glyph.glyph.at.x < fence.right()) {
        const Rect piece = typesetter.ink(glyph);
        const double bottom = std::max(fence.bottom(), piece.bottom());
        fence.top = std::min(fence.top, piece.top);
        fence.height = bottom - fence.top;
      }
    }
    const double axis = -c.axis_height * kSize;
    const double needed = 2 * std::max(inside.height + axis, inside.depth - axis);
    EXPECT_GE(fence.height, std::min(0.9 * needed, needed - 0.49 * kSize)) << i;
    EXPECT_NEAR(fence.centre().y, axis, kTiny) << i;
    EXPECT_GT(whole.width, inside.width) << i;
  }
}

TEST_F(Layout, EveryFenceGrows) {
  for (const char32_t code : std::u32string_view(U"()[]{}|‖⌊⌋⌈⌉↑↓√")) {
    for (double length : {0.5, 1.0, 2.0, 3.0, 5.0, 9.0}) {
      const Stretched fence = typesetter.font.stretched(code, Direction::Up, length);
      EXPECT_GE(fence.length, length - kTiny) << static_cast<unsigned>(code);
      for (const StretchPart& part : fence.parts) EXPECT_TRUE(typesetter.font.has(part.code));
    }
  }
  for (const char32_t code : std::u32string_view(U"⏟⏞→")) {
    EXPECT_GE(typesetter.font.stretched(code, Direction::Right, 12).length, 12 - kTiny);
  }
}

TEST_F(Layout, RootRuleMeetsItsSignAndClearsTheRadicand) {
  for (const char* source : {"\\sqrt{x}", "\\sqrt{p_k^2+1}", "\\sqrt[3]{\\frac{a}{b}}"}) {
    const FormulaBox box = typesetter.display(source);
    const Rect sign = typesetter.ink(glyph_of(box, U'√'));
    const Rect top =
        std::ranges::min_element(box.rules, {}, [](const FormulaRule& one) { return one.rect.top; })->rect;
    EXPECT_NEAR(top.top, sign.top, 0.002 * kSize) << source;
    EXPECT_LE(top.left, sign.right()) << source;
    EXPECT_NEAR(top.right(), box.width, kTiny) << source;
    for (const FormulaGlyph& glyph : box.glyphs) {
      const Rect ink = typesetter.ink(glyph);
      if (ink.left < sign.right()) continue;
      EXPECT_GT(ink.top, top.bottom()) << source;
    }
  }
}

TEST_F(Layout, AccentIsAboveItsLetterAndDoesNotTouchIt) {
  for (const char* source : {"\\hat y", "\\bar x", "\\tilde A", "\\vec v", "\\hat f", "\\widehat x"}) {
    const FormulaBox box = typesetter.display(source);
    ASSERT_EQ(box.glyphs.size(), 2u);
    const Rect letter = typesetter.ink(box.glyphs[0]);
    const Rect accent = typesetter.ink(box.glyphs[1]);
    EXPECT_LT(accent.bottom(), letter.top + 0.02 * kSize) << source;
    EXPECT_GT(accent.bottom(), letter.top - 0.25 * kSize) << source;
    EXPECT_NEAR(accent.centre().x, letter.centre().x, 0.25 * kSize) << source;
    EXPECT_NEAR(box.height, -accent.top, kTiny) << source;
  }
}

TEST_F(Layout, BraceLabelIsBeyondTheBrace) {
  const FormulaBox box = typesetter.display("\\underbrace{x+y}_k");
  const Rect base = typesetter.ink(glyph_of(box, U'x'));
  const Rect label = typesetter.ink(glyph_of(box, U'k'));
  const auto brace = std::ranges::find(box.glyphs, char32_t{0}, &FormulaGlyph::character);
  ASSERT_NE(brace, box.glyphs.end());
  EXPECT_GT(typesetter.ink(*brace).top, base.bottom());
  EXPECT_GT(label.top, typesetter.ink(*brace).bottom());
}

TEST_F(Layout, TableRowsDoNotTouchAndColumnsLineUp) {
  const FormulaBox aligned =
      typesetter.display("\\begin{aligned} a + b + c &= d \\\\ x &= \\frac{y}{z} \\end{aligned}");
  std::vector<Point> relations;
  for (const FormulaGlyph& glyph : aligned.glyphs) {
    if (glyph.character == U'=') relations.push_back(glyph.glyph.at);
  }
  ASSERT_EQ(relations.size(), 2u);
  EXPECT_NEAR(relations[0].x, relations[1].x, kTiny);
  EXPECT_GT(typesetter.ink(glyph_of(aligned, U'y')).top, typesetter.ink(glyph_of(aligned, U'd')).bottom());
  EXPECT_NEAR(relations[0].x, width("a + b + c") + 5 * kMu, kTiny);

  const FormulaBox cases = typesetter.display("\\begin{cases} aaa & b \\\\ c & d \\end{cases}");
  EXPECT_NEAR(glyph_of(cases, U'b').glyph.at.x, glyph_of(cases, U'd').glyph.at.x, kTiny);
  EXPECT_NEAR(glyph_of(cases, U'a').glyph.at.x, glyph_of(cases, U'c').glyph.at.x, kTiny);
}

TEST_F(Layout, TableIsCentredOnTheAxis) {
  for (const char* source :
       {"\\begin{matrix} a \\\\ b \\end{matrix}", "\\begin{aligned} a \\\\ b \\\\ c \\end{aligned}"}) {
    const FormulaBox box = typesetter.display(source);
    EXPECT_NEAR((box.height - box.depth) / 2, c.axis_height * kSize, kTiny);
  }
}

TEST_F(Layout, CancelStrokeGoesFromCornerToCorner) {
  const FormulaBox box = typesetter.display("\\cancel{a(1-a)}");
  ASSERT_EQ(box.strokes.size(), 1u);
  const Point from = box.strokes[0].points.front();
  const Point to = box.strokes[0].points.back();
  EXPECT_LT(from.x, to.x);
  EXPECT_GE(from.y, box.depth);
  EXPECT_LE(to.y, -box.height);
  EXPECT_NEAR(box.width, width("a(1-a)"), kTiny);
}

TEST_F(Layout, TextUsesTheTextFaces) {
  const FormulaBox box = typesetter.display("\\text{if 熵} 熵 \\textbf{b}");
  EXPECT_EQ(glyph_of(box, U'i').glyph.file, FontFile::Sans);
  EXPECT_EQ(glyph_of(box, U'b').glyph.file, FontFile::SansBold);
  for (const FormulaGlyph& glyph : box.glyphs) {
    if (glyph.character != U'熵') continue;
    EXPECT_EQ(glyph.glyph.file, FontFile::Cjk);
  }
}

TEST_F(Layout, TwiceTheSizeDoublesEveryNumber) {
  for (std::string_view source : kFormulas) {
    for (FormulaPlace place : {FormulaPlace::Display, FormulaPlace::Inline}) {
      const Formula formula = test::parsed(source);
      const FormulaBox one = lay_out_formula(formula, typesetter.font, 12, place);
      const FormulaBox two = lay_out_formula(formula, typesetter.font, 24, place);
      EXPECT_NEAR(two.width, 2 * one.width, kTiny) << source;
      EXPECT_NEAR(two.height, 2 * one.height, kTiny) << source;
      EXPECT_NEAR(two.depth, 2 * one.depth, kTiny) << source;
      ASSERT_EQ(two.glyphs.size(), one.glyphs.size()) << source;
      for (std::size_t i = 0; i < one.glyphs.size(); ++i) {
        EXPECT_EQ(two.glyphs[i].glyph.code, one.glyphs[i].glyph.code) << source;
        EXPECT_NEAR(two.glyphs[i].glyph.size, 2 * one.glyphs[i].glyph.size, kTiny) << source;
        EXPECT_NEAR(two.glyphs[i].glyph.at.x, 2 * one.glyphs[i].glyph.at.x, kTiny) << source;
        EXPECT_NEAR(two.glyphs[i].glyph.at.y, 2 * one.glyphs[i].glyph.at.y, kTiny) << source;
      }
      ASSERT_EQ(two.rules.size(), one.rules.size()) << source;
      for (std::size_t i = 0; i < one.rules.size(); ++i) {
        EXPECT_NEAR(two.rules[i].rect.left, 2 * one.rules[i].rect.left, kTiny) << source;
        EXPECT_NEAR(two.rules[i].rect.top, 2 * one.rules[i].rect.top, kTiny) << source;
        EXPECT_NEAR(two.rules[i].rect.width, 2 * one.rules[i].rect.width, kTiny) << source;
      }
    }
  }
}

TEST_F(Layout, AllInkIsInTheBox) {
  const double slack = 0.03 * kSize;
  const double tail = 0.17 * kSize;  // of the font's f, to the left of its origin
  for (std::string_view source : kFormulas) {
    for (const FormulaBox& box : {typesetter.display(source), typesetter.in_line(source)}) {
      const Rect frame{-tail, -box.height - slack, box.width + tail + slack,
                       box.height + box.depth + 2 * slack};
      for (const FormulaGlyph& glyph : box.glyphs) {
        if (glyph.glyph.code == U' ') continue;
        EXPECT_TRUE(frame.contains(typesetter.ink(glyph))) << source;
      }
      for (const FormulaRule& rule : box.rules) EXPECT_TRUE(frame.contains(rule.rect)) << source;
      for (const TermBox& term : box.terms) EXPECT_TRUE(frame.contains(term.rect)) << source;
    }
  }
}

TEST_F(Layout, LineIsClearOfItsBaseAndCoversAllOfIt) {
  for (const bool over : {true, false}) {
    const FormulaBox base = typesetter.display("a_k + g");
    const FormulaBox box = typesetter.display(over ? "\\overline{a_k + g}" : "\\underline{a_k + g}");
    ASSERT_EQ(box.rules.size(), 1u);
    const Rect line = box.rules[0].rect;
    EXPECT_NEAR(box.width, base.width, kTiny);
    EXPECT_NEAR(line.left, 0, kTiny);
    EXPECT_NEAR(line.width, base.width, kTiny);
    const double rule = over ? c.overbar_rule_thickness : c.underbar_rule_thickness;
    EXPECT_NEAR(line.height, rule * kSize, kTiny);
    for (const FormulaGlyph& glyph : box.glyphs) {
      const Rect ink = typesetter.ink(glyph);
      EXPECT_TRUE(over ? line.bottom() < ink.top : line.top > ink.bottom());
    }
    EXPECT_TRUE(over ? -box.height <= line.top : line.bottom() <= box.depth);
  }
}

TEST_F(Layout, TermHasTheBoxOfItsPartsAndTheInnermostIsFound) {
  const FormulaBox box =
      typesetter.display("x + \\term{loss}{a - \\term{prediction}{q}_k} + \\term{label}{y}");
  ASSERT_EQ(box.terms.size(), 3u);
  const auto under = [&](char32_t character) {
    const auto term = term_at(box, typesetter.ink(glyph_of(box, character)).centre());
    return term ? box.terms[*term].name : "none";
  };
  EXPECT_EQ(under(U'x'), "none");
  EXPECT_EQ(under(U'a'), "loss");
  EXPECT_EQ(under(U'q'), "prediction");
  EXPECT_EQ(under(U'k'), "loss");
  EXPECT_EQ(under(U'y'), "label");
  EXPECT_EQ(term_at(box, {-1e9, 0}), std::nullopt);
  EXPECT_EQ(term_at(box, {std::nan(""), 0}), std::nullopt);
  for (const FormulaGlyph& glyph : box.glyphs) {
    const std::string own = glyph.term < 0 ? "none" : box.terms[static_cast<std::size_t>(glyph.term)].name;
    EXPECT_EQ(own, under(glyph.character) == own ? own : "none") << static_cast<unsigned>(glyph.character);
  }
}

TEST_F(Layout, BarAndStrokeBelongToTheirTerm) {
  const FormulaBox box =
      typesetter.display("\\frac{1}{2} \\term{loss}{\\frac{a}{b} \\cancel{c}} \\term{label}{\\sqrt{y}}");
  ASSERT_EQ(box.rules.size(), 3u);
  EXPECT_EQ(box.rules[0].term, -1);
  EXPECT_EQ(box.terms[static_cast<std::size_t>(box.rules[1].term)].name, "loss");
  EXPECT_EQ(box.terms[static_cast<std::size_t>(box.rules[2].term)].name, "label");
  EXPECT_EQ(box.terms[static_cast<std::size_t>(box.strokes[0].term)].name, "loss");
}

TEST_F(Layout, ParentsComeBeforeTheirTerms) {
  for (std::string_view source : kFormulas) {
    const FormulaBox box = typesetter.display(source);
    for (std::size_t i = 0; i < box.terms.size(); ++i) {
      EXPECT_LT(box.terms[i].parent, static_cast<int>(i));
      if (box.terms[i].parent >= 0) {
        const Rect outer = box.terms[static_cast<std::size_t>(box.terms[i].parent)].rect;
        EXPECT_TRUE(outer.inset(-kTiny).contains(box.terms[i].rect)) << source;
      }
    }
  }
}

}  // namespace
}  // namespace surprisal::test
