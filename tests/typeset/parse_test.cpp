// Checks that formulas are parsed as in LaTeX, and that each kind of error is reported at its position.
#include "typeset/parse.h"

#include <string>

#include "base/utf8.h"
#include "formula_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::kFormulas;
using test::parsed;

template <typename Node>
Node only(const FormulaRow& row) {
  EXPECT_EQ(row.size(), 1u);
  return std::get<Node>(row.front().is);
}

TEST(Parse, LettersAreItalicAndDigitsAreNot) {
  const Formula formula = parsed("x2σ");
  ASSERT_EQ(formula.row.size(), 3u);
  EXPECT_EQ(std::get<SymbolNode>(formula.row[0].is).code, U'𝑥');
  EXPECT_EQ(std::get<SymbolNode>(formula.row[1].is).code, U'2');
  EXPECT_EQ(std::get<SymbolNode>(formula.row[2].is).code, U'𝜎');
}

TEST(Parse, HyphenIsAMinusSign) {
  const auto minus = only<SymbolNode>(parsed("-").row);
  EXPECT_EQ(minus.code, U'−');
  EXPECT_EQ(minus.atom, Atom::Binary);
}

TEST(Parse, CharacterMeansTheSameAsItsCommand) {
  for (const Symbol& symbol : symbols()) {
    if (symbol.code < 0x80) continue;
    const Formula by_command = parsed("\\" + std::string(symbol.command));
    const Formula by_character = parsed(to_utf8({&symbol.code, 1}));
    EXPECT_EQ(only<SymbolNode>(by_command.row).code, only<SymbolNode>(by_character.row).code)
        << symbol.command;
  }
}

TEST(Parse, ArgumentIsAGroupOrOneSymbol) {
  const auto half = only<FractionNode>(parsed("\\frac12").row);
  EXPECT_EQ(only<SymbolNode>(half.above).code, U'1');
  EXPECT_EQ(only<SymbolNode>(half.below).code, U'2');
  const auto sum = only<FractionNode>(parsed("\\frac{1+x}\\alpha").row);
  EXPECT_EQ(sum.above.size(), 3u);
  EXPECT_EQ(only<SymbolNode>(sum.below).code, U'𝛼');
}

TEST(Parse, ScriptsInEitherOrderAndPrimes) {
  for (const char* source : {"x_i^2", "x^2_i", "x'_i{}", "{x}'^2"}) {
    const Formula formula = parsed(source);
    EXPECT_TRUE(std::holds_alternative<ScriptsNode>(formula.row.front().is)) << source;
  }
  const Formula primes = parsed("f''^2");
  EXPECT_EQ(only<ScriptsNode>(primes.row).primes, 2);
  EXPECT_EQ(only<ScriptsNode>(primes.row).above.size(), 1u);
}

TEST(Parse, AlphabetsEndWithTheirGroup) {
  const Formula formula = parsed("\\mathbf{a}b\\mathbb R\\mathcal{L}\\mathrm{KL}");
  ASSERT_EQ(formula.row.size(), 5u);
  EXPECT_EQ(only<SymbolNode>(std::get<GroupNode>(formula.row[0].is).row).code, U'𝐚');
  EXPECT_EQ(std::get<SymbolNode>(formula.row[1].is).code, U'𝑏');
  EXPECT_EQ(only<SymbolNode>(std::get<GroupNode>(formula.row[2].is).row).code, U'ℝ');
  EXPECT_EQ(only<SymbolNode>(std::get<GroupNode>(formula.row[3].is).row).code, U'ℒ');
}

TEST(Parse, TextIsKeptAsWritten) {
  EXPECT_EQ(only<TextNode>(parsed("\\text{如果 50\\% of $x}").row).utf8, "如果 50% of $x");
}

TEST(Parse, TableHasRowsAndCellsAndNoEmptyLastRow) {
  const Formula formula = parsed("\\begin{matrix} a & b \\\\ c \\\\ \\end{matrix}");
  const auto table = only<TableNode>(formula.row);
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].size(), 2u);
  EXPECT_EQ(table.rows[1].size(), 1u);
}

TEST(Parse, TermHasAName) { EXPECT_EQ(only<TermNode>(parsed("\\term{class:3}{p_3}").row).name, "class:3"); }

struct Fault {
  std::string source;
  std::size_t at;
  const char* says;
};

std::string repeated(const char* text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Parse, EachErrorIsReportedAtItsPosition) {
  const std::vector<Fault> faults = {
      {"a + {b", 4, "is not closed"},
      {"a}", 1, "has no matching {"},
      {"a + \\foo", 4, "unknown command \\foo"},
      {"\\mathbf", 0, "\\mathbf needs"},
      {"a \\", 2, "extra \\ at the end"},
      {"x^2^3", 3, "two superscripts"},
      {"x^2'", 3, "two superscripts"},
      {"x_1_2", 3, "two subscripts"},
      {"^2", 0, "nothing before it"},
      {"{_2}", 1, "nothing before it"},
      {"a\\,^2", 3, "nothing before it"},
      {"x^", 1, "^ needs"},
      {"\\frac{1}", 0, "\\frac needs"},
      {"1 + \\frac{1}{", 12, "is not closed"},
      {"\\left( x", 0, "\\left has no matching \\right"},
      {"x \\right)", 2, "\\right has no matching \\left"},
      {"\\middle|", 0, "\\middle has no matching \\left"},
      {"\\left x \\right)", 0, "needs a bracket"},
      {"\\bigl x", 0, "needs a bracket"},
      {"\\begin{cases} a", 0, "\\begin{cases} has no matching \\end"},
      {"\\begin{poem}", 0, "unknown environment poem"},
      {"\\begin{cases} a \\end{aligned}", 16, "does not match \\begin{cases}"},
      {"x \\end{cases}", 2, "\\end has no matching \\begin"},
      {"\\begin", 0, "needs braces"},
      {"a & b", 2, "& is only allowed in a table"},
      {"a \\\\ b", 2, "line break \\\\ is only allowed in a table"},
      {"\\sqrt[3{x}", 5, "is not closed"},
      {"\\text{abc", 5, "is not closed"},
      {"\\text x", 0, "needs braces"},
      {"\\text{\\alpha}", 0, "not allowed in \\text"},
      {"\\substack a", 0, "needs braces"},
      {"\\operatorname{a^b}", 0, "only contain letters"},
      {"\\term{a b}{x}", 0, "name of a \\term"},
      {"\\term{}{x}", 0, "name of a \\term"},
      {"\\term{loss}", 0, "\\term needs"},
      {"50%", 2, "write \\%"},
      {"a$", 1, "write \\$"},
      {"a\xFF", 1, "valid character"},
      {"\xE4\xBA", 0, "valid character"},
      {std::string("a\0b", 3), 1, "valid character"},
      {repeated("{", kDeepestFormula), 64, "64 levels"},
      {repeated("\\hat", 1000), 256, "64 levels"},
      {std::string(kLongestFormula + 1, 'x'), kLongestFormula, "longer than 4096"},
  };
  for (const auto& [source, at, says] : faults) {
    const ParsedFormula result = parse_formula(source);
    const auto* problem = std::get_if<FormulaProblem>(&result);
    ASSERT_NE(problem, nullptr) << source;
    const std::string message = test::english(problem->message);
    EXPECT_EQ(problem->at, at) << source << "\n" << message;
    EXPECT_NE(message.find(says), std::string::npos) << source << "\n" << message;
  }
}

TEST(Parse, ErrorsAreInChineseToo) {
  const auto fault = [](const char* source) {
    const ParsedFormula result = parse_formula(source);
    const auto* problem = std::get_if<FormulaProblem>(&result);
    return problem == nullptr ? std::string() : problem->message.zh;
  };
  EXPECT_EQ(fault("{a"), "这个 { 没有闭合");
  EXPECT_EQ(fault("\\sqrt[3"), "这个 [ 没有闭合");
  EXPECT_EQ(fault("\\foo"), "未知的命令 \\foo");
  EXPECT_EQ(fault("x_1_2"), "一个符号不能有两个下标；请用花括号括住它所属的部分");
  EXPECT_EQ(fault("50%"), "这里不能直接写 %，请写 \\%");
  EXPECT_EQ(fault("\\begin{cases} a"), "\\begin{cases} 没有对应的 \\end");
  EXPECT_EQ(fault("a \\\\ b"), "换行 \\\\ 只能用在 matrix、cases 等表格环境中");
}

TEST(Parse, NestingOfEveryKindIsLimited) {
  for (const char* opening : {"{", "\\sqrt{", "x^{", "\\left(", "\\hat", "\\frac", "\\begin{cases}",
                              "\\term{a}{", "\\substack{", "\\sqrt[", "\\cancel"}) {
    const int times = static_cast<int>(kLongestFormula / std::string_view(opening).size());
    const ParsedFormula result = parse_formula(repeated(opening, times));
    const auto* problem = std::get_if<FormulaProblem>(&result);
    ASSERT_NE(problem, nullptr) << opening;
    EXPECT_NE(problem->message.en.find("levels"), std::string::npos) << opening << "\n"
                                                                     << problem->message.en;
  }
}

TEST(Parse, DeepestAllowedNestingIsParsed) {
  const int deep = kDeepestFormula - 1;
  parsed(repeated("{", deep) + "x" + repeated("}", deep));
  parsed(repeated("\\hat", deep) + " x");
}

TEST(Parse, EveryPrefixOfAFormulaIsParsedOrReported) {
  for (std::string_view formula : kFormulas) {
    for (std::size_t length = 0; length < formula.size(); ++length) {
      const ParsedFormula result = parse_formula(formula.substr(0, length));
      if (const auto* problem = std::get_if<FormulaProblem>(&result)) {
        EXPECT_LE(problem->at, length);
        EXPECT_TRUE(test::is_in_both_languages(problem->message)) << problem->message.en;
      }
    }
    parsed(formula);
  }
}

TEST(PlainText, ReadsLikeTheFormula) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"H(p,q) = -\\sum_k p_k \\log q_k", "H(p, q) = −∑_k p_k log q_k"},
      {"\\sigma(z) = \\frac{1}{1+e^{-z}}", "σ(z) = 1/(1 + e^(−z))"},
      {"\\frac{p_k}{q_k}", "p_k/q_k"},
      {"D_{\\mathrm{KL}}(p\\,\\|\\,q)", "D_KL(p ‖ q)"},
      {"\\hat y_i^2", "y\u0302_i²"},
      {"\\log_2 8", "log₂ 8"},
      {"\\sqrt{2} + \\sqrt{a+b}", "√2 + √(a + b)"},
      {"\\term{loss}{L} = \\term{prediction}{a} - \\term{label}{y}", "L = a − y"},
      {"\\begin{cases} a & \\text{if } y=1 \\\\ b \\end{cases}", "{a, if y = 1; b"},
      {"\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", "a = b; = c"},
      {"3{,}755 \\pm 0.5\\,\\%", "3,755 ± 0.5 %"},
      {"\\mathbb{E}[x]", "E[x]"},
      {"a - -1 \\to -\\infty", "a − −1 → −∞"},
  };
  for (const auto& [source, says] : cases) EXPECT_EQ(plain_text(parsed(source)), says);
}

}  // namespace
}  // namespace surprisal::test
