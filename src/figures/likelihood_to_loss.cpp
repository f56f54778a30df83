// figures: from the likelihood of a label to its loss, line by line. The curve over the output follows:
// the logarithm bends it and the minus sign flips it, but its optimum stays where it is.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/derivation.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kDeepest = 3.4;  // bottom of the axis, in nats

struct Bernoulli {
  double z = 0;
  double a = 0;  // its sigmoid
  double y = 0;
  Base base = Base::E;

  double likelihood(double x) const { return bernoulli(x, y); }
  double loss(double x) const { return binary_cross_entropy(x, y, base); }
  double log_likelihood(double x) const { return 0 - loss(x); }
};

// Strikes out a factor or term that the label makes 1 or 0.
std::string cancelled_if(bool off, const std::string& part) { return off ? "\\cancel{" + part + "}" : part; }

// The one remaining term of the loss if the label is 1 or 0; empty for a soft label.
std::string remaining_loss_term(const Bernoulli& at, const std::string& log) {
  if (at.y == 1) return "-" + log + R"( \term{prediction}{a})";
  if (at.y == 0) return "-" + log + R"( (1 - \term{prediction}{a}))";
  return {};
}

Working lines_from_likelihood(const Session& session, const Bernoulli& at) {
  const std::string log = log_name(at.base);
  const std::string y = R"(\term{label}{y})";
  const std::string a = R"(\term{prediction}{a})";
  const std::string first = y + log + " " + a;
  const std::string second = "(1 - " + y + ")" + log + " (1 - " + a + ")";
  const double yes = std::pow(at.a, at.y);
  const double no = std::pow(1 - at.a, 1 - at.y);
  // Computed from the logit, because 1 - a loses all its digits where the sigmoid saturates.
  const double log_yes = at.y == 0 ? 0 : at.y * from_nats(log_sigmoid(at.z), at.base);
  const double log_no = at.y == 1 ? 0 : (1 - at.y) * from_nats(log_sigmoid(-at.z), at.base);
  const double loss = binary_cross_entropy_from_logit(at.z, at.y, at.base);
  const auto sum = [](double one, double other, double total) {
    return "= (" + number_text(one).en + ") + (" + number_text(other).en + ") = " + number_text(total).en;
  };
  Working working;
  const auto add = [&](Text why, std::string formula, Text numbers, Ink ink) {
    const double shown = shown_of(session, working.lines.size());
    working.lines.push_back(
        {std::move(why), Text("$" + std::move(formula) + "$"), std::move(numbers), ink, shown});
  };
  add({"the probability of what came true", "已发生结果的概率"},
      "P = " + a + "^{" + y + "} (1 - " + a + ")^{1 - " + y + "}",
      Text("= " + number_text(yes).en + " × " + number_text(no).en + " = " +
           number_text(at.likelihood(at.a)).en),
      Quantity::Prediction);
  add({"take the logarithm: the product becomes a sum", "取对数：乘积变成和"},
      log + " P = " + first + " + " + second, Text(sum(log_yes, log_no, 0 - loss)), Quantity::Prediction);
  add({"turn it over: most likely becomes least loss", "加负号：似然最大变成损失最小"},
      R"(\term{loss}{L} = -)" + log + R"( P = -[\,)" + first + " + " + second + R"(\,])",
      Text("= " + number_text(loss).en + " ") + unit_name(at.base), Quantity::Loss);
  const std::string left = remaining_loss_term(at, log);
  const std::string label = number_as_typed(at.y).en;
  const Text why = left.empty() ? Text("the label $y$ = " + label + " keeps both terms",
                                       "标签 $y$ = " + label + "：两项都在")
                                : Text("the label $y$ = " + label + " switches one term off",
                                       "标签 $y$ = " + label + "：有一项不起作用");
  add(why,
      R"(\term{loss}{L} = -[\,)" + cancelled_if(at.y == 0, first) + " + " + cancelled_if(at.y == 1, second) +
          R"(\,])" + (left.empty() ? "" : " = " + left),
      Text("= " + number_text(loss).en + " ") + unit_name(at.base), Quantity::Loss);
  return working;
}

// Interpolates. Both ends are handled separately, because 0 times infinity would be NaN.
double mixed(double from, double to, double share) {
  if (share <= 0) return from;
  if (share >= 1) return to;
  return (1 - share) * from + share * to;
}

Chart curves_over_output(const Session& session, const Bernoulli& at) {
  const std::size_t k = session.focus;
  const double step = session.derivation.step;
  const std::string log = log_name(at.base);
  const double deepest = from_nats(kDeepest, at.base);
  Chart chart;
  chart.x = probability_axis({"output $a$", "输出 $a$"});
  chart.y = {.title = {"what each line says", "各行的值"}, .range = Range{-deepest, deepest}};
  const auto likelihood = [at](double x) { return at.likelihood(x); };
  const double bent = std::clamp(step, 0.0, 1.0);
  const double turned = std::clamp(step - 1, 0.0, 1.0);
  const auto bending = [at, bent](double x) { return mixed(at.likelihood(x), at.log_likelihood(x), bent); };
  const auto turning = [at, turned](double x) { return mixed(at.log_likelihood(x), at.loss(x), turned); };
  const auto add = [&](auto f, Ink ink, Text label, Dash dash) {
    Curve curve = make_curve(f, ink, std::move(label), dash, Thickness::Thick);
    curve.domain = Range{0, 1};
    chart.curves.push_back(std::move(curve));
  };
  add(likelihood, Quantity::Prediction, {"$P$"}, Dash::Solid);
  if (step > 0)
    add(bending, Quantity::Prediction, step >= 1 ? Text("$" + log + " P$") : Text(), Dash::Dashed);
  if (step > 1) add(turning, Quantity::Loss, step >= 2 ? Text("$-" + log + " P$") : Text(), Dash::Solid);
  const double height = step > 1 ? turning(at.a) : step > 0 ? bending(at.a) : likelihood(at.a);
  chart.guides = {vertical_guide(at.y, Quantity::Label, {"best: $a = y$", "最优：$a = y$"})};
  chart.marks = {bead(session, k, {at.a, height}, step > 1 ? Quantity::Loss : Quantity::Prediction)};
  chart.handles = {activation_handle(session, k, {at.a, std::clamp(height, -deepest, deepest)},
                                     Handle::Direction::Horizontal)};
  return chart;
}

}  // namespace

Plot build_likelihood_to_loss(const Session& session) {
  const std::size_t k = session.focus;
  const Bernoulli at = {session.logits[k], sigmoid(session.logits[k]), effective_labels(session)[k],
                        session.base};
  return derivation_plot(session, {"From likelihood to loss", "从似然到损失"},
                         {{}, lines_from_likelihood(session, at), 1.25},
                         {{"The best output stays", "最优输出不变"}, curves_over_output(session, at)});
}

}  // namespace surprisal::figures
