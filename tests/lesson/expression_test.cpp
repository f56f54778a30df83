// Checks that an expression has its usual mathematical meaning, and that mistakes are reported with their
// position.
#include "lesson/expression.h"

#include <cmath>
#include <string>

#include "../languages.h"
#include "draw/theme.h"
#include "lesson/value.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Session session_with(std::vector<double> logits, Base base = Base::E) {
  Session session;
  session.logits = std::move(logits);
  session.base = base;
  return session;
}

std::string outcome(const std::string& source, const Session& session = {}, const Session* then = nullptr) {
  const ParsedExpression parsed = parse_expression(source);
  if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
    return "at " + std::to_string(problem->at) + ": " + test::english(problem->message);
  }
  const Values now(session);
  const Values after(then == nullptr ? session : *then);
  const auto result = evaluate(std::get<Expression>(parsed), now, then == nullptr ? nullptr : &after);
  if (const auto* problem = std::get_if<ExpressionProblem>(&result)) {
    return "at " + std::to_string(problem->at) + ": " + test::english(problem->message);
  }
  return shown_value(LiveValue{std::get<Expression>(parsed), {NumberFormat::Kind::Digits, 6}}, now,
                     Language::English, then == nullptr ? nullptr : &after)
      .text;
}

TEST(Expression, FollowsTheUsualRules) {
  EXPECT_EQ(outcome("1 + 2 * 3"), "7.00000");
  EXPECT_EQ(outcome("(1 + 2) * 3"), "9.00000");
  EXPECT_EQ(outcome("8 - 4 - 2"), "2.00000");
  EXPECT_EQ(outcome("8 / 4 / 2"), "1.00000");
  EXPECT_EQ(outcome("2 ^ 3 ^ 2"), "512.000");
  EXPECT_EQ(outcome("-2 ^ 2"), "−4.00000");
  EXPECT_EQ(outcome("2 ^ -1"), "0.500000");
  EXPECT_EQ(outcome("--3"), "3.00000");
  EXPECT_EQ(outcome("1.5e2 + .5"), "150.500");
  EXPECT_EQ(outcome(" ( ( 7 ) ) "), "7.00000");
  EXPECT_EQ(outcome("1 + 1 < 3"), "1.00000");
  EXPECT_EQ(outcome("3 <= 2"), "0.00000");
  EXPECT_EQ(outcome("2 >= 2"), "1.00000");
  EXPECT_EQ(outcome("2 == 2.5"), "0.00000");
  EXPECT_EQ(outcome("4 > 3"), "1.00000");
}

// Each compared with a tabulated number.
TEST(Expression, FunctionsComputeWhatTheirNamesSay) {
  EXPECT_EQ(outcome("exp(1)"), "2.71828");
  EXPECT_EQ(outcome("ln(10)"), "2.30259");
  EXPECT_EQ(outcome("log2(8)"), "3.00000");
  EXPECT_EQ(outcome("log10(0.001)"), "−3.00000");
  EXPECT_EQ(outcome("sqrt(2)"), "1.41421");
  EXPECT_EQ(outcome("abs(-3.5)"), "3.50000");
  EXPECT_EQ(outcome("round(2.6)"), "3.00000");
  EXPECT_EQ(outcome("sigmoid(0)"), "0.500000");
  EXPECT_EQ(outcome("sigmoid(2)"), "0.880797");
  EXPECT_EQ(outcome("log(100)", session_with({0, 0}, Base::Ten)), "2.00000");
  EXPECT_EQ(outcome("log(8)", session_with({0, 0}, Base::Two)), "3.00000");
  EXPECT_EQ(outcome("log(exp(2))"), "2.00000");
  EXPECT_EQ(outcome("-ln(0)"), "∞");
}

TEST(Expression, ListsAreComputedEntryByEntry) {
  const Session session = session_with({3, 1, -3});
  EXPECT_EQ(outcome("logits", session), "3.00000, 1.00000, −3.00000");
  EXPECT_EQ(outcome("2 * logits + 1", session), "7.00000, 3.00000, −5.00000");
  EXPECT_EQ(outcome("logits * logits", session), "9.00000, 1.00000, 9.00000");
  EXPECT_EQ(outcome("logits > 0", session), "1.00000, 1.00000, 0.00000");
  EXPECT_EQ(outcome("sum(logits)", session), "1.00000");
  EXPECT_EQ(outcome("max(logits)", session), "3.00000");
  EXPECT_EQ(outcome("min(logits)", session), "−3.00000");
  EXPECT_EQ(outcome("mean(logits)", session), "0.333333");
  EXPECT_EQ(outcome("argmax(logits)", session), "0.00000");
  EXPECT_EQ(outcome("argmin(logits)", session), "2.00000");
  EXPECT_EQ(outcome("length(logits)", session), "3.00000");
  EXPECT_EQ(outcome("length(class_names)", session), "3.00000");
  EXPECT_EQ(outcome("logits[1 + 1]", session), "−3.00000");
  EXPECT_EQ(outcome("(logits - 1)[argmax(logits)]", session), "2.00000");
  EXPECT_EQ(outcome("-logits[0] ^ 2", session), "−9.00000");
  EXPECT_EQ(outcome("sum(softmax)", session), "1.00000");
}

TEST(Expression, WordsComeFromTheSession) {
  EXPECT_EQ(outcome("class_name[1]"), "dog");
  EXPECT_EQ(outcome("predicted"), "cat");
  EXPECT_EQ(outcome("right"), "cat");
  EXPECT_EQ(outcome("unit", session_with({0, 0}, Base::Two)), "bits");
  EXPECT_EQ(outcome("base_name", session_with({0, 0}, Base::Ten)), "10");
  EXPECT_EQ(outcome("class_name"), "cat, dog, pig");
}

TEST(Expression, ThenIsTheSessionAfterwards) {
  const Session after = session_with({4, 1, -3});
  EXPECT_EQ(outcome("then.logits[0] - logits[0]", session_with({3, 1, -3}), &after), "1.00000");
  EXPECT_EQ(outcome("then.coin.heads", {}, &after), "1.00000");
  EXPECT_EQ(outcome("then.logits"), "at 0: then. can be used only in a guess");
}

TEST(Expression, MistakesAreReportedWithTheirPosition) {
  EXPECT_EQ(outcome(""), "at 0: the expression is empty");
  EXPECT_EQ(outcome("1 +"), "at 3: the expression is incomplete");
  EXPECT_EQ(outcome("(1"), "at 0: this ( is never closed");
  EXPECT_EQ(outcome("2 * logits[0"), "at 10: this [ is never closed");
  EXPECT_EQ(outcome("1 2"), "at 2: unexpected \"2\"");
  EXPECT_EQ(outcome("1 & 2"), "at 2: unexpected \"& 2\"");
  EXPECT_EQ(outcome("1 < 2 < 3"), "at 6: unexpected \"< 3\"");
  EXPECT_EQ(outcome("熵"), "at 0: unexpected \"熵\"");
  EXPECT_EQ(outcome("1 + sofmax"), "at 4: there is no value \"sofmax\"; did you mean softmax?");
  EXPECT_EQ(outcome("then.kll"), "at 5: there is no value \"kll\"; did you mean kl?");
  EXPECT_EQ(outcome("sqr(2)"), "at 0: there is no function \"sqr\"; did you mean sqrt?");
  EXPECT_EQ(outcome("sum"), "at 0: sum is a function: sum(...)");
  EXPECT_EQ(outcome("1e999"), "at 0: this number is out of range");
  EXPECT_EQ(outcome("softmax[3]"), "at 7: there is no entry 3: the list has 3 entries, counted from 0");
  EXPECT_EQ(outcome("softmax[-1]"), "at 7: there is no entry −1: the list has 3 entries, counted from 0");
  EXPECT_EQ(outcome("softmax[0.5]"), "at 7: there is no entry 0.5: the list has 3 entries, counted from 0");
  EXPECT_EQ(outcome("softmax[0/0]"),
            "at 7: there is no entry undefined: the list has 3 entries, counted from 0");
  EXPECT_EQ(outcome("softmax[logits]"), "at 7: an index must be a number");
  EXPECT_EQ(outcome("kl[0]"), "at 2: only a list can be indexed");
  EXPECT_EQ(outcome("logits + marked[0] * line.x"), "at 7: a list of 3 and a list of 6 cannot be combined");
  EXPECT_EQ(outcome("1 + right"), "at 2: words cannot be used in arithmetic");
  EXPECT_EQ(outcome("sum(unit)"), "at 0: words cannot be used in arithmetic");
  EXPECT_EQ(outcome("linear"), "at 0: linear has no value in this session");
  Session unmarked;
  unmarked.marked.clear();
  EXPECT_EQ(outcome("max(marked)", unmarked), "at 0: max of an empty list");
  EXPECT_EQ(outcome("sum(marked)", unmarked), "0.00000");
}

TEST(Expression, LengthAndDepthAreBounded) {
  EXPECT_EQ(outcome(std::string(kLongestExpression + 1, '1')), "at 512: longer than 512 bytes");
  const auto nested = [](int levels) {
    const auto count = static_cast<std::size_t>(levels);
    return std::string(count, '(') + "1" + std::string(count, ')');
  };
  EXPECT_EQ(outcome(nested(10)), "1.00000");
  EXPECT_NE(outcome(nested(kDeepestExpression + 1)).find("levels deep"), std::string::npos);
  EXPECT_NE(outcome(std::string(200, '-') + "1").find("levels deep"), std::string::npos);
}

// A value has a colour if everything in it belongs to one quantity.
TEST(Expression, TakesTheColourOfItsQuantity) {
  const auto ink = [](const std::string& source) {
    const Values values{Session()};
    return std::get<Evaluated>(evaluate(std::get<Expression>(parse_expression(source)), values)).ink;
  };
  EXPECT_EQ(ink("softmax[0]"), Ink(Quantity::Prediction));
  EXPECT_EQ(ink("sum(bce)"), Ink(Quantity::Loss));
  EXPECT_EQ(ink("2 * kl / 3"), Ink(Quantity::Kl));
  EXPECT_EQ(ink("1 - softmax[0]"), Ink(Quantity::Prediction));
  EXPECT_EQ(ink("entropy_labels + kl"), Ink());
  EXPECT_EQ(ink("labels * surprisal"), Ink());
  EXPECT_EQ(ink("1 / softmax[0]"), Ink());
  EXPECT_EQ(ink("exp(logits)"), Ink());
  EXPECT_EQ(ink("class_name[1]"), Ink::of_class(1));
  EXPECT_EQ(ink("predicted"), Ink::of_class(0));
  EXPECT_EQ(ink("1 + 2"), Ink());
}

TEST(LiveValue, IsWrittenInItsFormat) {
  const auto text = [](const std::string& source, Language language = Language::English) {
    const ParsedLiveValue parsed = parse_live_value(source);
    if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
      return "at " + std::to_string(problem->at) + ": " + test::english(problem->message);
    }
    return shown_value(std::get<LiveValue>(parsed), Values(Session()), language).text;
  };
  EXPECT_EQ(text("2/3:.4f"), "0.6667");
  EXPECT_EQ(text("2/3:.0f"), "1");
  EXPECT_EQ(text("-2/3:.2f"), "−0.67");
  EXPECT_EQ(text("0.0021785:.2g"), "0.0022");
  EXPECT_EQ(text("0.00137781:.3e"), "1.378×10⁻³");
  EXPECT_EQ(text("-12345:.1e"), "−1.2×10⁴");
  EXPECT_EQ(text("12:.1e"), "1.2×10");
  EXPECT_EQ(text("1.25:.1e"), "1.2");
  EXPECT_EQ(text("0.1234:.1%"), "12.3%");
  EXPECT_EQ(text("1/0"), "∞");
  EXPECT_EQ(text("-1/0:.1%"), "−∞%");
  EXPECT_EQ(text("0/0:.3f"), "NaN");
  // Settings and counts have no trailing zeros; computed values have four digits.
  EXPECT_EQ(text("logits"), "3, 1, −3");
  EXPECT_EQ(text("marked"), "0.01, 0.99, 0.999");
  EXPECT_EQ(text("logits[0] - logits[1]"), "2");
  EXPECT_EQ(text("argmax(softmax)"), "0");
  EXPECT_EQ(text("softmax"), "0.8789, 0.1189, 0.002179");
  EXPECT_EQ(text("exp(0)"), "1.000");
  EXPECT_EQ(text("linear"), "—");
  EXPECT_EQ(text("unit", Language::Chinese), "奈特");
  EXPECT_EQ(text("class_name", Language::Chinese), "猫、狗、猪");
  EXPECT_EQ(text("kl:4f"), "at 3: a format is .4f, .4g, .2e or .1%, with up to 17 digits");
  EXPECT_EQ(text("kl:.4"), "at 3: a format is .4f, .4g, .2e or .1%, with up to 17 digits");
  EXPECT_EQ(text("kl:.99f"), "at 3: a format is .4f, .4g, .2e or .1%, with up to 17 digits");
  EXPECT_EQ(text("kl:.f"), "at 3: a format is .4f, .4g, .2e or .1%, with up to 17 digits");
  EXPECT_EQ(text("race_squared_error[0]:.4f"), "0.9820");
}

}  // namespace
}  // namespace surprisal::test
