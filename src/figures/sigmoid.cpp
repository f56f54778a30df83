// figures: the sigmoid and its slope over the logit, with a mark for every class. The slope peaks at 1/4,
// where learning is fastest.
#include <utility>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"

namespace surprisal::figures {

Plot build_sigmoid(const Session& session) {
  Chart chart;
  chart.x = logit_axis(session);
  chart.y = probability_axis({"output 𝑎", "输出 𝑎"});
  chart.curves = {
      make_curve(sigmoid, Quantity::Prediction, {"sigmoid 𝑎 = 𝜎(𝑧)", "sigmoid 𝑎 = 𝜎(𝑧)"}, Dash::Solid,
                 Thickness::Thick),
      make_curve(sigmoid_derivative, Quantity::Gradient, {"slope 𝑎(1−𝑎)", "导数 𝑎(1−𝑎)"}, Dash::DashDot)};
  chart.guides = {horizontal_guide(1, Ink(Ink::Kind::Muted).faded(0.6))};
  chart.marks.push_back({{0, sigmoid_derivative(0)},
                         Quantity::Gradient,
                         Shape::Diamond,
                         number_text(sigmoid_derivative(0), 2)});
  for (std::size_t k = 0; k < session.logits.size(); ++k) {
    const Point at = {session.logits[k], sigmoid(session.logits[k])};
    chart.marks.push_back(
        {at, Ink::of_class(k), Shape::Circle, with_number(class_name(session, k), at.y), true, k});
    chart.handles.push_back(logit_handle(session, k, at));
  }
  return {{"Sigmoid and its slope", "sigmoid 及其导数"}, {}, {{{{}, std::move(chart)}}}};
}

}  // namespace surprisal::figures
