// figures: both losses over the logit, for the session's label and for the opposite one. For a wrong answer
// cross-entropy keeps growing; the squared error levels off and its slope vanishes.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/gradients.h"
#include "math/losses.h"

namespace surprisal::figures {
namespace {

Panel losses(const Session& session, double y, const Text& title, bool has_handle) {
  const Base base = session.base;
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const auto cross_entropy = [y, base](double x) { return binary_cross_entropy_from_logit(x, y, base); };
  // Not sigmoid(x) - y, which would lose digits near the label.
  const auto squared = [y](double x) { return output_error(x, y) * output_error(x, y) / 2; };

  Chart chart;
  chart.x = logit_axis(session);
  const double highest = std::max(cross_entropy(chart.x.range->low), cross_entropy(chart.x.range->high));
  chart.y = information_axis({"loss", "损失"}, Quantity::Loss, base, 1.05 * highest);
  chart.curves = {
      make_curve(cross_entropy, Quantity::Loss, {"cross-entropy", "交叉熵"}, Dash::Solid, Thickness::Thick),
      make_curve(squared, Quantity::SquaredError, {"squared error", "平方误差"}, Dash::LongDash,
                 Thickness::Thick)};
  // Labels stand where the answer is wrong: there the curves are far apart.
  const double wrong = y < 0.5 ? chart.x.range->high : chart.x.range->low;
  chart.curves[0].label_near = 0.6 * wrong;
  chart.curves[1].label_near = 0.8 * wrong;
  const double ceiling = squared_error(y < 0.5 ? 1 : 0, y);
  const Point higher = {z, std::max(cross_entropy(z), squared(z))};
  chart.guides = {
      drop_line(higher, 0, Quantity::Logit),
      horizontal_guide(ceiling, Ink(Quantity::SquaredError).faded(0.8),
                       {"never above " + trimmed_number(ceiling), "不会超过 " + trimmed_number(ceiling)})};
  chart.marks = {{{z, cross_entropy(z)}, Quantity::Loss, Shape::Circle, number_text(cross_entropy(z)), true},
                 {{z, squared(z)}, Quantity::SquaredError, Shape::Circle, number_text(squared(z)), true}};
  if (has_handle) chart.handles = {logit_handle(session, k, {z, cross_entropy(z)})};
  return {title, chart};
}

}  // namespace

Plot build_losses_over_logit(const Session& session) {
  const std::size_t k = session.focus;
  const double y = effective_labels(session)[k];
  const Text name = name_of(session, k);
  const auto given = [](double label) { return "𝑦 = [[label:" + trimmed_number(label) + "]]"; };
  Plot plot;
  plot.title = {"The losses over the logit", "损失随 logit 的变化"};
  plot.note = {"The slope at the bead is what the logit feels. The squared error is ½(𝑎−𝑦)².",
               "圆点处的坡度，就是 logit 受到的推力。平方误差是 ½(𝑎−𝑦)²。"};
  plot.rows = {
      {losses(session, y, {"Label of " + name.en + ": " + given(y), name.zh + "的标签：" + given(y)}, true),
       losses(session, 1 - y, {"The opposite label: " + given(1 - y), "相反的标签：" + given(1 - y)},
              false)}};
  return plot;
}

}  // namespace surprisal::figures
