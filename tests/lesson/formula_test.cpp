// Checks that a formula shows the numbers of its session, each as a term of its quantity.
#include <string>
#include <vector>

#include "../languages.h"
#include "base/utf8.h"
#include "lesson/live_formula.h"
#include "testing.h"
#include "typeset/parse.h"

namespace surprisal::test {
namespace {

std::vector<std::string> terms_of(const FormulaRow& row) {
  std::vector<std::string> names;
  for (const FormulaNode& node : row) {
    if (const auto* term = std::get_if<TermNode>(&node.is)) names.push_back(term->name);
  }
  return names;
}

Formula filled(const std::string& source, const Session& session = {},
               Language language = Language::English) {
  std::vector<FormulaFault> faults;
  const LiveFormula formula = parse_live_formula(source, faults);
  for (const FormulaFault& fault : faults)
    ADD_FAILURE() << source << " at " << fault.at << ": " << fault.message.en;
  return formula_with_values(formula, Values(session), language);
}

TEST(LiveFormula, ShowsTheNumbersOfTheSession) {
  EXPECT_EQ(plain_text(filled("L = \\live{cross_entropy:.4f}")), "L = 0.1291");
  EXPECT_EQ(plain_text(filled("\\frac{\\live{exponentials[0]:.2f}}{\\sqrt{\\live{2}}}")), "20.09/(√2)");
  EXPECT_EQ(plain_text(filled("x^{\\live{logits[2]}} + \\begin{cases} \\live{1} & a \\end{cases}")),
            "x^(−3) + {1, a");
  Session other;
  other.logits = {0, 0, 0};
  EXPECT_EQ(plain_text(filled("p = \\live{softmax[0]:.1%}", other)), "p = 33.3%");
  EXPECT_EQ(plain_text(filled("\\live{right}", {}, Language::Chinese)), "猫");
  EXPECT_EQ(plain_text(filled("\\live{linear}")), "—");
  EXPECT_EQ(plain_text(filled("\\live{-1e-9:.1e} \\live{1/0}")), "−1.0 × 10^(−9)∞");
}

// Whether the node is struck out.
bool is_struck(const FormulaNode& node) {
  const auto* line = std::get_if<LineNode>(&node.is);
  return line != nullptr && line->kind == LineKind::Cancel;
}

TEST(LiveFormula, StrikesOutWhatTheConditionSays) {
  const std::string source = "\\cancelif{labels[0] == 0}{a^y} \\cancelif{labels[0] == 1}{(1-a)^{1-y}}";
  for (const double y : {0.0, 1.0, 0.5}) {
    Session session;
    session.label_mode = LabelMode::Distribution;
    session.labels = {y, 1 - y, 0};
    const Formula formula = filled(source, session);
    ASSERT_EQ(formula.row.size(), 2u);
    EXPECT_EQ(is_struck(formula.row[0]), y == 0) << y;
    EXPECT_EQ(is_struck(formula.row[1]), y == 1) << y;
    EXPECT_EQ(plain_text(formula).find('0'), std::string::npos) << "the condition itself is not shown";
  }
}

TEST(LiveFormula, ColoursANumberByItsQuantity) {
  EXPECT_EQ(
      terms_of(filled("\\live{cross_entropy} \\live{kl} \\live{logits[0]} \\live{right} \\live{1}").row),
      (std::vector<std::string>{"loss", "kl", "logit", "class:0"}));
  EXPECT_EQ(terms_of(filled("\\term{squared-error}{e} \\term{class:2}{p}").row),
            (std::vector<std::string>{"squared_error", "class:2"}));
}

TEST(LiveFormula, ReportsWhatIsWrongAndWhere) {
  const auto fault = [](const std::string& source) {
    std::vector<FormulaFault> faults;
    parse_live_formula(source, faults);
    return faults.empty() ? std::string()
                          : std::to_string(faults[0].at) + " " + test::english(faults[0].message);
  };
  EXPECT_EQ(fault("a + \\live{kll}"), "10 there is no value \"kll\"; did you mean kl?");
  EXPECT_EQ(fault("\\live{kl:x}"), "9 a format is .4f, .4g, .2e or .1%, with up to 17 digits");
  EXPECT_EQ(fault("\\live{kl} + \\foo"), "12 unknown command \\foo");
  EXPECT_EQ(fault("\\live kl"), "0 \\live needs braces: \\live{EXPRESSION:FORMAT}");
  EXPECT_EQ(fault("a + \\live{kl"), "4 \\live needs braces: \\live{EXPRESSION:FORMAT}");
  EXPECT_EQ(fault("a \\term"), "2 \\term needs a name: \\term{NAME}{...}");
  EXPECT_EQ(fault("x \\term{los}{L}").substr(0, 31), "8 there is no quantity \"los\"; a");
  EXPECT_EQ(fault("\\term{class:12}{p}").substr(0, 36), "6 there is no quantity \"class:12\"; a");
  EXPECT_EQ(fault("\\frac{1}"), "0 \\frac needs something after it");
  EXPECT_EQ(fault("\\\\live"), "0 a line break \\\\ is only allowed in a table, such as matrix or cases");
}

TEST(LiveFormula, ShowsNumbersInEveryPartOfAFormula) {
  for (const char* around :
       {"\\overline{?}", "\\underline{?}", "\\hat{?}", "\\underbrace{x}_{?}", "\\overbrace{?}^{x}",
        "\\xrightarrow{?}", "\\left( ? \\right)", "\\overset{?}{=}", "\\sqrt[?]{x}", "\\cancel{?}", "x_{?}",
        "\\frac{1}{?}", "\\begin{cases} a & ? \\end{cases}", "{?}"}) {
    std::string source = around;
    source.replace(source.find('?'), 1, "\\live{temperature + 40}");
    Session session;
    EXPECT_NE(plain_text(filled(source, session)).find("41"), std::string::npos) << source;
    session.temperature = 2;
    EXPECT_NE(plain_text(filled(source, session)).find("42"), std::string::npos) << source;
  }
}

// The symbols of a row with their kinds; superscripts after a ^, text in quotes.
std::string symbols_of(const FormulaRow& row) {
  std::string all;
  for (const FormulaNode& node : row) {
    if (const auto* symbol = std::get_if<SymbolNode>(&node.is))
      all += to_utf8({&symbol->code, 1}) + std::to_string(static_cast<int>(symbol->atom)) + " ";
    if (const auto* scripts = std::get_if<ScriptsNode>(&node.is))
      all += symbols_of(scripts->nucleus) + "^" + symbols_of(scripts->above);
    if (const auto* text = std::get_if<TextNode>(&node.is)) all += "'" + text->utf8 + "' ";
  }
  return all;
}

// The nodes of a shown value are the same as if it had been typed in LaTeX.
TEST(LiveFormula, AShownTextIsWhatTheParserMakesOfItsLatex) {
  const struct {
    const char* shown;
    const char* latex;
  } kCases[] = {{"0.8789", "0.8789"},
                {"−3", "-3"},
                {"1.378×10⁻⁵", "1.378\\times 10^{-5}"},
                {"2×10¹²", "2\\times 10^{12}"},
                {"∞", "\\infty"},
                {"−∞", "-\\infty"},
                {"12.3%", "12.3\\%"},
                {"0.1, −2×10⁻³, 4", "0.1, -2\\times 10^{-3}, 4"},
                {"NaN", "\\text{NaN}"},
                {"—", "\\text{—}"},
                {"a{b}\\c", "\\text{a\\{b\\}\\\\c}"},
                {"猫、狗", "\\text{猫、狗}"},
                {"50% sure", "\\text{50% sure}"},
                {"10⁻³ nats", "\\text{10⁻³ nats}"},
                {"#1 $2 _x^", "\\text{#1 $2 _x^}"}};
  for (const auto& one : kCases) {
    const ParsedFormula parsed = parse_formula(one.latex);
    ASSERT_TRUE(std::holds_alternative<Formula>(parsed)) << one.latex;
    EXPECT_EQ(symbols_of(formula_row(one.shown)), symbols_of(std::get<Formula>(parsed).row)) << one.shown;
    EXPECT_NE(symbols_of(formula_row(one.shown)), "");
  }
}

}  // namespace
}  // namespace surprisal::test
