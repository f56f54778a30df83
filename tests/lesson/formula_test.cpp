// Argues that a formula shows the numbers of the session it is shown for, each as a term of its quantity.
#include <string>
#include <vector>

#include "../languages.h"
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

TEST(LiveFormula, HoldsTheNumbersOfTheSession) {
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

TEST(LiveFormula, ColoursANumberByItsQuantity) {
  EXPECT_EQ(
      terms_of(filled("\\live{cross_entropy} \\live{kl} \\live{logits[0]} \\live{right} \\live{1}").row),
      (std::vector<std::string>{"loss", "kl", "logit", "class:0"}));
  EXPECT_EQ(terms_of(filled("\\term{squared-error}{e} \\term{class:2}{p}").row),
            (std::vector<std::string>{"squared_error", "class:2"}));
}

TEST(LiveFormula, TellsWhatIsWrongWithItsPlace) {
  const auto fault = [](const std::string& source) {
    std::vector<FormulaFault> faults;
    parse_live_formula(source, faults);
    return faults.empty() ? std::string()
                          : std::to_string(faults[0].at) + " " + test::english(faults[0].message);
  };
  EXPECT_EQ(fault("a + \\live{kll}"), "10 there is no value \"kll\"; did you mean kl?");
  EXPECT_EQ(fault("\\live{kl:x}"), "9 a format is .4f, .4g, .2e or .1%, with up to 17 digits");
  EXPECT_EQ(fault("\\live{kl} + \\foo"), "12 unknown command \\foo");
  EXPECT_EQ(fault("\\live kl"), "0 \\live lacks its braces: \\live{EXPRESSION:FORMAT}");
  EXPECT_EQ(fault("a + \\live{kl"), "4 \\live lacks its braces: \\live{EXPRESSION:FORMAT}");
  EXPECT_EQ(fault("a \\term"), "2 \\term lacks its name: \\term{NAME}{...}");
  EXPECT_EQ(fault("x \\term{los}{L}").substr(0, 31), "8 there is no quantity \"los\"; a");
  EXPECT_EQ(fault("\\term{class:12}{p}").substr(0, 36), "6 there is no quantity \"class:12\"; a");
  EXPECT_EQ(fault("\\frac{1}"), "0 \\frac lacks what belongs to it");
  EXPECT_EQ(fault("\\\\live"), "0 a line break stands outside of a table");
}

TEST(LiveFormula, HoldsNumbersInEveryPartOfAFormula) {
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

// Whatever a value shows, its formula parses.
TEST(LiveFormula, EveryShownTextIsAFormula) {
  for (const char* shown : {"0.8789", "−3", "1.378×10⁻⁵", "∞", "−∞", "NaN", "12.3%", "0.1, 0.2", "—",
                            "a{b}\\c", "猫、狗", "50% sure", "#1 $2 _x^"}) {
    const ParsedFormula parsed = parse_formula(formula_source(shown));
    EXPECT_TRUE(std::holds_alternative<Formula>(parsed)) << shown << " " << formula_source(shown);
  }
  EXPECT_EQ(plain_text(std::get<Formula>(parse_formula(formula_source("a{b}\\c")))), "a{b}\\c");
}

}  // namespace
}  // namespace surprisal::test
