// figures: the gradient at the logit: a-y under cross-entropy, and (a-y)a(1-a) under squared error, which
// vanishes when the sigmoid saturates.
#include "math/gradients.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"

namespace surprisal::figures {
namespace {

constexpr double kSaturation = 5;  // beyond it a(1-a) is below 0.0067
constexpr double kMinDifference = 0.3;

void add_saturation(Chart& chart, const Text& label = {}) {
  const Range reach = *chart.x.range;
  Band left;
  left.x = Range{reach.low, -kSaturation};
  left.saturated = true;
  left.label = label;
  Band right = left;
  right.x = Range{kSaturation, reach.high};
  chart.bands = {left, right};
}

// "$a-y$  −0.269"
Text formula_and_value(const std::string& formula, double value) {
  return Text("$" + formula + "$  **" + amount_text(value).en + "**");
}

Panel slopes(const Session& session) {
  const std::size_t k = session.focus;
  const double y = effective_labels(session)[k];
  const double z = session.logits[k];
  Chart chart;
  chart.x = bounded_logit_axis(session);
  chart.y = {.title = {"gradient d$L$/d$z$", "梯度 d$L$/d$z$"},
             .ink = Quantity::Gradient,
             .range = Range{-std::max(y, kMinDifference), std::max(1 - y, kMinDifference)}};
  if (y == 1) chart.y.ticks = {-1, -0.5, 0, 0.25};
  if (y == 0) chart.y.ticks = {0, 0.5, 1};
  add_saturation(chart, {"saturated", "饱和"});
  const double with_ce = output_error(z, y);
  const double with_se = squared_error_chain(z, y).loss_by_logit;
  const double slope = sigmoid_derivative(z);
  chart.curves = {make_curve([y](double x) { return squared_error_chain(x, y).loss_by_logit; },
                             Quantity::SquaredError, {"$(a-y)\\,a(1-a)$"}, Dash::LongDash, Thickness::Thick),
                  make_curve([y](double x) { return output_error(x, y); }, Quantity::Gradient,
                             formula_and_value("a-y", with_ce), Dash::Solid, Thickness::Thick),
                  make_curve(sigmoid_derivative, Quantity::Prediction, formula_and_value("a(1-a)", slope))};
  chart.curves[1].explanation = {"cross-entropy", "交叉熵"};
  chart.curves[0].explanation = Text("squared error  **", "平方误差  **") + amount_text(with_se) + Text("**");
  chart.curves[1].name = {"$a-y$"};
  chart.curves[0].name = {"$(a-y)\\,a(1-a)$"};
  chart.curves[2].name = {"$a(1-a)$"};
  chart.curves[2].explanation = {"slope of the sigmoid", "sigmoid 的导数"};
  for (Curve& curve : chart.curves) curve.label_near = z;
  chart.curves[0].label_side = Side::Below;
  chart.curves[2].label_side = Side::Above;
  chart.guides = {logit_guide(session, k)};
  chart.marks = {{{z, with_se}, Quantity::SquaredError, Shape::Circle, {}},
                 {{z, slope}, Quantity::Prediction, Shape::Circle, {}}};
  Mark mark = bead(session, k, {z, with_ce}, Quantity::Gradient);
  mark.important = true;
  chart.marks.push_back(mark);
  chart.handles = {logit_handle(session, k, {z, with_ce})};
  pin_beads(chart);
  return {{}, std::move(chart)};
}

Panel ratio(const Session& session) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const Point at = {z, gradient_ratio(z)};
  Chart chart;
  chart.x = bounded_logit_axis(session);
  chart.y = {.title = {"ratio of gradients: cross-entropy ÷ squared error", "梯度之比：交叉熵 ÷ 平方误差"},
             .ink = Quantity::Gradient,
             .scale = Scale::Log,
             .range = Range{2, std::max(5000.0, 2 * std::min(1e12, at.y))},
             .value = "gradient_ratio[" + std::to_string(k) + "]",
             .brief = {"ratio of gradients", "梯度之比"}};
  add_saturation(chart);
  chart.curves = {
      make_curve(gradient_ratio, Quantity::Gradient, {"$1/(a(1-a))$"}, Dash::Solid, Thickness::Thick)};
  chart.guides = {horizontal_guide(gradient_ratio(0), Ink::Kind::Muted, {"never below 4", "至少 4 倍"})};
  Mark mark = bead(session, k, at, Quantity::Gradient);
  mark.important = true;
  mark.label = Text(shown(at.y)) + Text(" times", " 倍");
  chart.marks = {mark};
  chart.handles = {logit_handle(session, k, at)};
  chart.handles[0].id = "ratio-" + chart.handles[0].id;  // the same id would let a drag jump between charts
  pin_beads(chart);
  return {{}, std::move(chart)};
}

}  // namespace

Plot build_gradients(const Session& session) {
  const Text name = name_of(session, session.focus);
  const std::string y = trimmed_number(effective_labels(session)[session.focus]);
  Plot plot;
  plot.title = {"Gradients at the logit, label $y$ = " + y + " (" + name.en + ")",
                "对 logit 的梯度，标签 $y$ = " + y + "（" + name.zh + "）"};
  plot.card_title = {"Gradient of one output", "单个输出的梯度"};
  if (is_sigmoid(session))
    plot.aside = {"[[prediction:$a = \\sigma(z)$]]"};
  else
    plot.aside = as_one_output(session, session.focus);
  plot.rows = {{slopes(session), ratio(session)}};
  plot.rows[0][0].weight = 1.6;
  return plot;
}

}  // namespace surprisal::figures
