// Checks that a formula that does not fit continues on further lines and loses nothing.
#include "typeset/formula_lines.h"

#include <algorithm>
#include <string>
#include <vector>

#include "formula_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

class FormulaLines : public testing::Test {
 protected:
  std::vector<FormulaLine> lines(const Formula& formula, double width) const {
    return formula_lines(formula, typesetter.font, kSize, width);
  }
  double width_of(const Formula& formula) const {
    return lay_out_formula(formula, typesetter.font, kSize, FormulaPlace::Display).width;
  }
  static std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
  }

  Typesetter typesetter;
};

std::vector<std::string> words_of(const std::vector<FormulaLine>& lines) {
  std::vector<std::string> words;
  for (const FormulaLine& line : lines) words.push_back(plain_text(line.formula));
  return words;
}

// At any width, the lines contain the whole formula, and a line that is still too wide has no place left to
// break it.
TEST_F(FormulaLines, HoldTheWholeFormulaAtEveryWidth) {
  for (const std::string_view source : kFormulas) {
    const Formula formula = parsed(source);
    const double whole = width_of(formula);
    EXPECT_EQ(lines(formula, whole + 1).size(), 1u) << source;
    for (const double share : {0.9, 0.7, 0.5, 0.3, 0.1}) {
      std::string together;
      for (const FormulaLine& line : lines(formula, share * whole)) {
        together += plain_text(line.formula);
        const double room = share * whole - (line.continues ? kIndentOfRest * kSize : 0);
        const bool fits = width_of(line.formula) <= room + kTiny;
        EXPECT_TRUE(fits || lines(line.formula, share * whole).size() == 1) << source << " " << share;
      }
      EXPECT_EQ(without_blanks(together), without_blanks(plain_text(formula))) << source << " " << share;
    }
  }
}

TEST_F(FormulaLines, BreakAtAWideSpaceBeforeAnyOtherPlace) {
  const Formula formula = parsed("a = b + c: \\quad 6 = 2 + 4");
  const std::vector<FormulaLine> broken = lines(formula, 0.95 * width_of(formula));
  ASSERT_EQ(broken.size(), 2u);
  EXPECT_EQ(without_blanks(words_of(broken)[0]), "a=b+c:");
  EXPECT_EQ(without_blanks(words_of(broken)[1]), "6=2+4");
  EXPECT_FALSE(broken[1].continues);
}

TEST_F(FormulaLines, ContinueWithTheSignOfTheBreak) {
  const Formula chain = parsed("f(x) = a + b + c + d = e + g");
  const std::vector<FormulaLine> two = lines(chain, 0.9 * width_of(chain));
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(without_blanks(words_of(two)[1]), "=e+g");
  EXPECT_TRUE(two[1].continues);
  // A short left side does not get its own line, and a minus sign stays with its operand.
  const Formula sum = parsed("L = -a + b + c + d - e - f");
  for (const double share : {0.4, 0.6, 0.8}) {
    const std::vector<std::string> words = words_of(lines(sum, share * width_of(sum)));
    ASSERT_GT(words.size(), 1u);
    EXPECT_TRUE(without_blanks(words[0]).starts_with("L=−a")) << words[0];
  }
}

}  // namespace
}  // namespace surprisal::test
