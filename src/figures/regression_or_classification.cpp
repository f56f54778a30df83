// figures: both losses applied to a number and to a probability: squared error suits the first, cross-entropy
// the second.
#include <algorithm>
#include <cmath>
#include <limits>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/losses.h"
#include "math/regression.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// The point with the largest residual from the best line, not from the current one, so it stays the same when
// the line is dragged.
struct Target {
  double x = 0;
  double y = 0;
};

Target farthest(const LineFit& fit) {
  const Line best = least_squares(fit.x, fit.y);
  Target target;
  double most = -1;
  for (std::size_t i = 0; i < fit.x.size(); ++i) {
    const double miss = std::abs(fit.y[i] - best.at(fit.x[i]));
    if (miss > most) most = miss, target = {fit.x[i], fit.y[i]};
  }
  return target;
}

// Cross-entropy of any output and target; NaN if the output is not a probability.
double unchecked_cross_entropy(double output, double target) {
  if (!(output > 0 && output < 1)) return std::numeric_limits<double>::quiet_NaN();
  return 0 - target * std::log(output) - (1 - target) * std::log1p(-output);
}

Panel regression(const Session& session) {
  const Line line = {session.line.slope, session.line.intercept};
  const Target target = farthest(session.line);
  const double t = target.y;
  const double output = line.at(target.x);
  const double reach = std::max(1.6 * std::abs(output - t), 2.5);
  Chart chart;
  chart.x = {.title = {"output of the line", "直线的输出"},
             .range = Range{std::min(t - reach, -0.5), std::max(t + reach, 1.5)}};
  chart.y = {.title = {"loss", "损失"}, .ink = Quantity::Loss};
  const double highest = 1.25 * squared_error(t + reach, t);
  chart.y.range = Range{-0.6 * highest, highest};
  chart.curves = {make_curve([t](double o) { return squared_error(o, t); }, Quantity::SquaredError,
                             {"squared error", "平方误差"}, Dash::LongDash, Thickness::Thick),
                  make_curve([t](double o) { return unchecked_cross_entropy(o, t); }, Quantity::Loss,
                             {"cross-entropy: only from 0 to 1", "交叉熵：只在 0 与 1 之间有定义"},
                             Dash::Solid, Thickness::Thick)};
  chart.curves[1].name = {"cross-entropy", "交叉熵"};
  chart.bands = {{{}, {}, Range{0, 1}, {}, Ink(Quantity::Loss).faded(0.07), {}}};
  chart.guides = {vertical_guide(t, Quantity::Label, Text{"target ", "目标 "} + number_as_typed(t))};
  chart.marks = {{{output, squared_error(output, t)},
                  Quantity::SquaredError,
                  Shape::Circle,
                  number_text(squared_error(output, t)),
                  true}};
  const double slope = line.slope;
  chart.handles = {{"output",
                    {"output of the line", "直线的输出"},
                    {output, squared_error(output, t)},
                    Handle::Direction::Horizontal,
                    Quantity::SquaredError,
                    [slope, x = target.x](Session& s, Point to) {
                      if (std::isfinite(to.x)) set_line(s, slope, to.x - slope * x);
                    }}};
  return {{"Target: a number", "目标：一个数"}, chart};
}

Panel classification(const Session& session) {
  const std::size_t k = session.focus;
  const double y = effective_labels(session)[k];
  const double a = sigmoid(session.logits[k]);
  const auto loss = [y](double x) { return binary_cross_entropy(x, y); };
  // Charged vote by vote, as cross-entropy is: a share 𝑦 of the votes says yes.
  const auto squares = [y](double x) { return y * squared_error(x, 1) + (1 - y) * squared_error(x, 0); };
  Chart chart;
  chart.x = probability_axis({"output 𝑎 of a sigmoid", "sigmoid 的输出 𝑎"});
  chart.y = {.title = {"loss", "损失"}, .ink = Quantity::Loss, .range = Range{0, 4}};
  chart.curves = {
      make_curve(squares, Quantity::SquaredError, {"squared error", "平方误差"}, Dash::LongDash,
                 Thickness::Thick),
      make_curve(loss, Quantity::Loss, {"cross-entropy", "交叉熵"}, Dash::Solid, Thickness::Thick)};
  for (Curve& curve : chart.curves) curve.domain = Range{0, 1};
  chart.guides = {vertical_guide(y, Quantity::Label, Text{"label 𝑦 = ", "标签 𝑦 = "} + number_as_typed(y))};
  chart.marks = {{{a, loss(a)}, Quantity::Loss, Shape::Circle, number_text(loss(a)), true},
                 {{a, squares(a)}, Quantity::SquaredError, Shape::Circle, number_text(squares(a)), true},
                 {{1 - std::round(y), squares(1 - std::round(y))},
                  Quantity::SquaredError,
                  Shape::Ring,
                  {"surely wrong costs little", "错得很有把握，代价却很小"}}};
  chart.handles = {activation_handle(session, k, {a, std::min(loss(a), 4.0)}, Handle::Direction::Horizontal)};
  return {{"Target: a probability", "目标：一个概率"}, chart};
}

}  // namespace

Plot build_regression_or_classification(const Session& session) {
  Plot plot;
  plot.title = {"Squared error for regression, cross-entropy for classification",
                "回归用平方误差，分类用交叉熵"};
  plot.rows = {{regression(session), classification(session)}};
  return plot;
}

}  // namespace surprisal::figures
