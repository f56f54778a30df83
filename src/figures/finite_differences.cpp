// figures: the gradient by its formula, and by (L(z+h) - L(z-h)) / 2h, which does not use the formula. Large
// steps suffer from curvature and small ones from rounding; in between the two agree to ten digits.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

// A loss as a function of one logit, its gradient by formula, and its third derivative, which determines the
// error of the difference for large steps.
struct Checked {
  std::function<double(double)> loss;
  double gradient = 0;
  double third = 0;
};

Checked checked(const Session& session, std::size_t k) {
  const std::vector<double> y = effective_labels(session);
  const double t = session.temperature;
  const double z = session.logits[k];
  if (session.label_mode == LabelMode::Several) {
    return {[label = y[k]](double x) { return binary_cross_entropy_from_logit(x, label); },
            output_error(z, y[k]), sigmoid_derivative(z) * (1 - 2 * sigmoid(z))};
  }
  const Softmax s = softmax_of(session.logits, t);
  return {[logits = session.logits, y, t, k](double x) mutable {
            logits[k] = x;
            return cross_entropy(y, softmax_of(logits, t));
          },
          softmax_cross_entropy_gradient(s, y, t)[k],
          s.p[k] * s.rest[k] * (s.rest[k] - s.p[k]) / (t * t * t)};
}

Panel errors(const Session& session) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const Checked c = checked(session, k);
  const double best = finite_difference_step(z);

  Chart chart;
  chart.x = {.title = {"step ℎ", "步长 ℎ"}, .scale = Scale::Log, .range = Range{best * 1e-10, best * 1e6}};
  chart.y = {.title = {"error of the difference", "差分的误差"},
             .ink = Quantity::Gradient,
             .scale = Scale::Log,
             .range = Range{1e-16, 10}};
  Curve error;
  constexpr int kPerDecade = 8;
  for (int i = -10 * kPerDecade; i <= 6 * kPerDecade; ++i) {
    const double h = best * std::pow(10, static_cast<double>(i) / kPerDecade);
    if (!std::isfinite(z - h) || !std::isfinite(z + h)) continue;
    const double off = std::abs(central_difference(c.loss, z, h) - c.gradient);
    // A log axis cannot show an error of 0.
    if (std::isfinite(off) && off > 0) error.points.push_back({h, off});
  }
  error.ink = Quantity::Gradient;
  error.thickness = Thickness::Regular;
  const double rounding = std::numeric_limits<double>::epsilon() / 2 * std::abs(c.loss(z));
  Curve rounding_error = make_curve([rounding](double h) { return rounding / h; }, Ink::Kind::Muted,
                                    {"rounding ∝ 1/ℎ", "舍入误差 ∝ 1/ℎ"}, Dash::Dashed, Thickness::Thin);
  Curve curvature_error =
      make_curve([third = std::abs(c.third)](double h) { return third / 6 * h * h; }, Ink::Kind::Muted,
                 {"curvature ∝ ℎ²", "截断误差 ∝ ℎ²"}, Dash::Dotted, Thickness::Thin);
  rounding_error.label_near = best * 1e-4;
  curvature_error.label_near = best * 1e5;
  chart.curves = {error, rounding_error, curvature_error};
  chart.guides = {vertical_guide(best, Ink::Kind::Muted, Text("ℎ = " + number_text(best, 2).en))};
  return {{"Error over the step, " + name_of(session, k).en, "误差随步长的变化，" + name_of(session, k).zh},
          chart,
          1.1};
}

Panel side_by_side(const Session& session) {
  Table table;
  table.heads = {{{"class", "类别"}, Ink::Kind::Muted},
                 {session.label_mode == LabelMode::Several ? Text("𝑎−𝑦")
                  : session.temperature == 1               ? Text("𝑝−𝑦")
                                                           : Text("(𝑝−𝑦)/𝑇"),
                  Quantity::Gradient},
                 {{"difference", "差分"}, Ink()}};
  for (std::size_t k = 0; k < class_count(session); ++k) {
    const Checked c = checked(session, k);
    table.rows.push_back({{name_of(session, k), Ink::Kind::Ink, Weight::Regular, Ink::Kind::Paper, k},
                          number_cell(c.gradient, Quantity::Gradient, 6),
                          number_cell(central_difference(c.loss, session.logits[k]), Ink(), 6)});
  }
  return {{"The two side by side", "两者对照"}, table, 1};
}

}  // namespace

Plot build_finite_differences(const Session& session) {
  Plot plot;
  plot.title = {"The gradient checked by differences", "用有限差分检验梯度"};
  plot.note = {
      "Difference: (𝐿(𝑧+ℎ) − 𝐿(𝑧−ℎ)) / 2ℎ, natural logarithm. Between too large and too small a step the two "
      "agree.",
      "差分：(𝐿(𝑧+ℎ) − 𝐿(𝑧−ℎ)) / 2ℎ，对数均以 e 为底。步长过大或过小都会失准，大小适中时两者吻合。"};
  plot.rows = {{errors(session), side_by_side(session)}};
  return plot;
}

}  // namespace surprisal::figures
