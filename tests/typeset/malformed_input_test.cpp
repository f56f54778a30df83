// Checks that any input in place of a formula is laid out or rejected, in bounded time, and that every number
// of the layout is finite.
#include <cmath>
#include <ctime>
#include <random>
#include <string>

#include "formula_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::kFormulas;

class MalformedFormula : public testing::Test {
 protected:
  void expect_harmless(const std::string& source) {
    const ParsedFormula result = parse_formula(source);
    if (const auto* problem = std::get_if<FormulaProblem>(&result)) {
      ASSERT_LE(problem->at, source.size()) << source;
      ASSERT_TRUE(test::is_in_both_languages(problem->message)) << source;
      return;
    }
    const auto& formula = std::get<Formula>(result);
    plain_text(formula);
    expect_finite(lay_out_formula(formula, typesetter.font, 16, FormulaPlace::Display), source);
    expect_finite(lay_out_formula(formula, typesetter.font, 16, FormulaPlace::Inline), source);
    ++laid_out;
  }

  static void expect_finite(const FormulaBox& box, const std::string& source) {
    ASSERT_TRUE(std::isfinite(box.width) && std::isfinite(box.height) && std::isfinite(box.depth)) << source;
    for (const FormulaGlyph& glyph : box.glyphs) {
      ASSERT_TRUE(std::isfinite(glyph.glyph.at.x) && std::isfinite(glyph.glyph.at.y)) << source;
      ASSERT_GT(glyph.glyph.size, 0) << source;
      ASSERT_LT(glyph.term, static_cast<int>(box.terms.size())) << source;
    }
    for (const FormulaRule& rule : box.rules) {
      ASSERT_TRUE(std::isfinite(rule.rect.left + rule.rect.top + rule.rect.width + rule.rect.height))
          << source;
    }
    for (const TermBox& term : box.terms) {
      ASSERT_TRUE(std::isfinite(term.rect.left + term.rect.top + term.rect.width + term.rect.height))
          << source;
    }
  }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  }

  test::Typesetter typesetter;
  std::mt19937 random{20240501};
  int laid_out = 0;
};

TEST_F(MalformedFormula, AnyBytes) {
  for (int i = 0; i < 2000; ++i) {
    std::string source(below(80), ' ');
    for (char& c : source) c = static_cast<char>(below(256));
    expect_harmless(source);
  }
}

TEST_F(MalformedFormula, AnySequenceOfTokens) {
  std::vector<std::string> tokens = {"{",
                                     "}",
                                     "^",
                                     "_",
                                     "'",
                                     "&",
                                     "\\\\",
                                     "[",
                                     "]",
                                     "x",
                                     "2",
                                     "熵",
                                     "\\frac",
                                     "\\binom",
                                     "\\sqrt",
                                     "\\left",
                                     "\\right",
                                     "\\middle",
                                     "(",
                                     ")",
                                     ".",
                                     "|",
                                     "\\begin{cases}",
                                     "\\end{cases}",
                                     "\\begin{aligned}",
                                     "\\end{aligned}",
                                     "\\substack",
                                     "\\underbrace",
                                     "\\overset",
                                     "\\xrightarrow",
                                     "\\text{a}",
                                     "\\operatorname{f}",
                                     "\\term{loss}",
                                     "\\limits",
                                     "\\displaystyle",
                                     "\\cancel",
                                     "\\boxed",
                                     "\\overline",
                                     "\\hat",
                                     "\\widehat",
                                     "\\mathbf",
                                     "\\Bigl",
                                     "\\sum",
                                     "\\int",
                                     "\\log",
                                     "\\max",
                                     "\\,",
                                     "\\quad",
                                     "\\!"};
  for (int i = 0; i < 4000; ++i) {
    std::string source;
    for (std::size_t n = below(24); n > 0; --n) source += tokens[below(tokens.size())] + " ";
    expect_harmless(source);
  }
  EXPECT_GT(laid_out, 100);
}

TEST_F(MalformedFormula, FormulaWithBytesRemovedDoubledOrChanged) {
  for (int i = 0; i < 6000; ++i) {
    std::string source(kFormulas[below(kFormulas.size())]);
    for (std::size_t n = 1 + below(4); n > 0 && !source.empty(); --n) {
      const std::size_t at = below(source.size());
      switch (below(4)) {
        case 0:
          source.erase(at, 1 + below(5));
          break;
        case 1:
          source.insert(at, source.substr(at, 1 + below(12)));
          break;
        case 2:
          source[at] = static_cast<char>(0x20 + below(0x5F));
          break;
        default: {
          const std::string_view other = kFormulas[below(kFormulas.size())];
          source.insert(at, other.substr(below(other.size())));
        }
      }
    }
    expect_harmless(source);
  }
  EXPECT_GT(laid_out, 1000);
}

// The most expensive formulas within the limits.
TEST_F(MalformedFormula, WorstAllowedFormulaIsFast) {
  const auto filled = [](std::string open, const std::string& filler, const std::string& close, int times) {
    std::string source;
    for (int i = 0; i < times; ++i) source += open;
    const std::size_t closing = close.size() * static_cast<std::size_t>(times);
    while (source.size() + closing + filler.size() <= kLongestFormula) source += filler;
    for (int i = 0; i < times; ++i) source += close;
    return source;
  };
  const std::string tall = "\\begin{matrix}" + filled("", "x\\\\", "", 1).substr(0, 1998) + "x\\end{matrix}";
  std::string nested_fences;
  for (int i = 0; i < 60; ++i) nested_fences += "\\left(";
  nested_fences += tall;
  for (int i = 0; i < 60; ++i) nested_fences += "\\right)";
  for (const std::string& source : {
           filled("\\sqrt{", "x", "}", 60),
           filled("\\frac{1}{", "x", "}", 60),
           filled("\\underbrace{", "x_i^2", "}", 60),
           filled("\\term{a}{", "x", "}", 60),
           filled("x^{", "x", "}", 60),
           filled("\\widehat{", "x", "}", 60),
           filled("", "\\term{a}{x}", "", 1),
           filled("", "\\sqrt x", "", 1),
           filled("", "熵", "", 1),
           filled("", "'", "", 0).insert(0, "x").substr(0, kLongestFormula),
           filled("", "&", "", 0).insert(0, "\\begin{matrix}").substr(0, kLongestFormula - 12) +
               "\\end{matrix}",
           nested_fences,
       }) {
    const std::clock_t start = std::clock();  // processor time, so that a busy machine makes no difference
    expect_harmless(source);
    EXPECT_LT(std::clock() - start, 5 * CLOCKS_PER_SEC) << source.substr(0, 40);
  }
  EXPECT_EQ(laid_out, 12);
}

}  // namespace
}  // namespace surprisal::test
