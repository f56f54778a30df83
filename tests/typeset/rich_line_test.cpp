// Checks that a line of words and formulas is as wide as its runs, has the colours that its marks name, and
// that a class name is never taken for a mark.
#include "typeset/rich_line.h"

#include "shared_fonts.h"
#include "testing.h"

namespace surprisal::test {
namespace {

RichLine line_of(std::string_view marked) {
  static const MathFont font(fonts());
  return set_rich_line(font, marked, {20, Weight::Regular, Ink::Kind::Muted});
}

TEST(RichLine, PutsItsRunsSideBySide) {
  const RichLine line = line_of("probability $p$ is **bold** and [[loss:red]]");
  ASSERT_EQ(line.formulas.size(), 1u);
  ASSERT_EQ(line.words.size(), 5u);
  EXPECT_EQ(line.words[0].utf8, "probability ");
  EXPECT_NEAR(line.formulas[0].left, line.words[0].line.width, 1e-9);
  EXPECT_NEAR(line.words[1].left, line.formulas[0].left + line.formulas[0].box.width, 1e-9);
  EXPECT_NEAR(line.width, line.words[4].left + line.words[4].line.width, 1e-9);
  EXPECT_EQ(line.words[4].utf8, "red");
  EXPECT_EQ(line.words[4].ink, Ink(Quantity::Loss));
  EXPECT_EQ(line.words[0].ink, Ink(Ink::Kind::Muted));
  EXPECT_GT(line.words[2].line.width, line_of("bold").width);  // bold letters are wider
}

TEST(RichLine, ShowsAnInvalidFormulaAsWritten) {
  const RichLine line = line_of("a $\\frac{1}$ b");
  EXPECT_TRUE(line.formulas.empty());
  EXPECT_EQ(line.words[1].utf8, "\\frac{1}");
  EXPECT_EQ(line_of("costs 5 $").words[0].utf8, "costs 5 $");
}

TEST(RichLine, DoesNotInterpretMarksInAName) {
  for (const std::string name : {"$x$", "**", "[[loss:dog]]", "a\\b", "\\$", "]]", "class:2", "猫"}) {
    const RichLine line = line_of(without_marks(name));
    ASSERT_EQ(line.words.size(), 1u) << name;
    EXPECT_TRUE(line.formulas.empty()) << name;
    EXPECT_EQ(line.words[0].utf8, name);
    EXPECT_EQ(plain_words(without_marks(name)), name);
  }
}

TEST(RichLine, KnowsTheInkOfAClass) {
  EXPECT_EQ(line_of("[[class:2:pig]]").words[0].ink, Ink::of_class(2));
  EXPECT_EQ(plain_words("[[class:2:pig]] and $p$"), "pig and p");
}

}  // namespace
}  // namespace surprisal::test
