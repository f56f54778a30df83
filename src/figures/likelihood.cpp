// figures: the probability of the label under the output, its logarithm, and the negative logarithm, which is
// the loss: all have their optimum at the same output. If the label is 1 or 0, one of the two factors is 1.
#include "math/likelihood.h"

#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"
#include "math/losses.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

struct OutputCurve {
  std::string id;
  std::function<double(double)> f;  // of the output a
  Text title;
  Range range;
  Ink ink;
  Dash dash = Dash::Solid;
};

Panel over_output(const Session& session, double y, const OutputCurve& curve) {
  const std::size_t k = session.focus;
  const double a = sigmoid(session.logits[k]);
  const Point at = {a, curve.f(a)};
  const Text name = name_of(session, k);
  Chart chart;
  chart.x = probability_axis({"output 𝑎", "输出 𝑎"});
  chart.y = {.title = curve.title, .ink = curve.ink, .range = curve.range};
  chart.curves = {make_curve(curve.f, curve.ink, {}, curve.dash, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  chart.guides = {vertical_guide(y, Quantity::Label, {"best: 𝑎 = 𝑦", "最优：𝑎 = 𝑦"})};
  chart.marks = {{{y, curve.f(y)}, curve.ink, Shape::Ring, number_text(curve.f(y))},
                 bead(session, k, at, curve.ink, number_text(at.y))};
  const double height = std::clamp(at.y, curve.range.low, curve.range.high);
  chart.handles = {class_handle(curve.id, k, {"output for " + name.en, name.zh + "的输出"}, {at.x, height},
                                Handle::Direction::Horizontal, Quantity::Prediction, set_activation)};
  return {{}, chart};
}

}  // namespace

Plot build_likelihood(const Session& session) {
  const Base base = session.base;
  const double y = effective_labels(session)[session.focus];
  const double a = sigmoid(session.logits[session.focus]);
  const auto plain = [y](double x) { return bernoulli(x, y); };
  const auto loss = [y, base](double x) { return binary_cross_entropy(x, y, base); };
  const auto log = [loss](double x) { return 0 - loss(x); };
  const std::string log_text = "$" + log_name(base) + "$";
  const double reach = from_nats(5, base);
  const double beyond = from_nats(0.3, base);

  const Text name = name_of(session, session.focus);
  const std::string label = number_as_typed(y).en;
  // Strike out the factor with exponent 0.
  const std::string yes = R"(\term{prediction}{a}^{\term{label}{y}})";
  const std::string no = R"((1 - \term{prediction}{a})^{1 - \term{label}{y}})";
  const std::string formula = "$P = " + (y == 0 ? "\\cancel{" + yes + "}" : yes) + R"(\,)" +
                              (y == 1 ? "\\cancel{" + no + "}" : no) + "$";
  const std::string product = formula + " = " + number_text(std::pow(a, y)).en + " × " +
                              number_text(std::pow(1 - a, 1 - y)).en + " = " + number_text(plain(a)).en;
  Plot plot;
  plot.title = {"Likelihood, its log and the loss of the label 𝑦 = " + label + " (" + name.en + ")",
                "标签 𝑦 = " + label + "（" + name.zh + "）的似然、对数似然与损失"};
  if (!is_sigmoid(session)) plot.aside = as_one_output(session, session.focus);
  plot.note = Text(product);
  plot.rows = {
      {over_output(session, y,
                   {"likelihood", plain, {"likelihood 𝑃", "似然 𝑃"}, {0, 1.12}, Quantity::Prediction}),
       over_output(session, y,
                   {"log",
                    log,
                    with_unit(log_text + " 𝑃", base),
                    {-reach, beyond},
                    Quantity::Prediction,
                    Dash::Dashed}),
       over_output(session, y,
                   {"loss",
                    loss,
                    with_unit({"loss −" + log_text + " 𝑃", "损失 −" + log_text + " 𝑃"}, base),
                    {0, reach},
                    Quantity::Loss})}};
  return plot;
}

}  // namespace surprisal::figures
