// Checks that a table pasted into another document keeps its rows and columns, whatever its cells contain.
#include "export/number_tables.h"

#include <algorithm>
#include <string>
#include <vector>

#include "testing.h"

namespace surprisal::test {
namespace {

using Numbers = std::vector<double>;
using Labels = std::vector<std::string>;

const std::vector<CsvBlock> kUgly = {
    {{"a|b", Labels{"x\ty", "one\ntwo", "C:\\dir", "{50%} #1 $2 & co_op", "~10^3"}},
     {"p", Numbers{0.25, -1}}}};

std::ptrdiff_t count(const std::string& text, char c) { return std::count(text.begin(), text.end(), c); }

std::ptrdiff_t bare(const std::string& text, char c) {
  std::ptrdiff_t bare = 0;
  for (std::size_t i = 0; i < text.size(); ++i) bare += text[i] == c && (i == 0 || text[i - 1] != '\\');
  return bare;
}

TEST(NumberTables, PlainTextHasALinePerRowAndTabsBetweenColumns) {
  const std::string text = plain_tables(kUgly);
  EXPECT_EQ(count(text, '\n'), 6);
  EXPECT_EQ(count(text, '\t'), 6);
  EXPECT_TRUE(text.starts_with("a|b\tp\nx y\t0.2500\none two\t−1.000\nC:\\dir\t\n")) << text;
}

TEST(NumberTables, MarkdownHasPipesOnlyBetweenColumns) {
  const std::string text = markdown_tables(kUgly);
  EXPECT_EQ(count(text, '\n'), 7);
  EXPECT_EQ(bare(text, '|'), 7 * 3);
  EXPECT_NE(text.find("| a\\|b | p |\n|:---|---:|\n"), std::string::npos) << text;
  EXPECT_NE(text.find("C:\\\\dir"), std::string::npos);
}

TEST(NumberTables, LatexEscapesItsSpecialCharacters) {
  const std::string text = latex_tables(kUgly);
  EXPECT_EQ(bare(text, '&'), 6);
  for (const char sign : {'%', '#', '_', '~', '^'}) EXPECT_EQ(bare(text, sign), 0) << sign;
  EXPECT_NE(text.find("\\{50\\%\\} \\#1 \\$2 \\& co\\_op"), std::string::npos) << text;
  EXPECT_NE(text.find("C:\\textbackslash{}dir"), std::string::npos);
  EXPECT_NE(text.find("\\textasciitilde{}10\\textasciicircum{}3"), std::string::npos);
  EXPECT_NE(text.find("one two & $-$1.000 \\\\\n"), std::string::npos);
  EXPECT_TRUE(text.starts_with("\\begin{tabular}{lr}\n"));
}

TEST(NumberTables, HaveAnEmptyLineBetweenThem) {
  const std::vector<CsvBlock> two = {{{"x", Numbers{1}}}, {{"y", Numbers{2}}}};
  EXPECT_EQ(plain_tables(two), "x\n1.000\n\ny\n2.000\n");
  EXPECT_EQ(plain_tables({}), "");
}

}  // namespace
}  // namespace surprisal::test
