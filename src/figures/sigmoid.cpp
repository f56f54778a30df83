// figures: the sigmoid over the logit, with a bead for every class, and its slope, which is at most 1/4.
#include <utility>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"

namespace surprisal::figures {
namespace {

Panel outputs(const Session& session) {
  Chart chart;
  chart.x = bounded_logit_axis(session);
  chart.y = probability_axis({"output $a$", "输出 $a$"});
  chart.y.range = Range{0, 1};
  chart.y.title_in_line = true;
  chart.curves = {make_curve(sigmoid, Quantity::Prediction, {}, Dash::Solid, Thickness::Thick)};
  for (std::size_t k = 0; k < session.logits.size(); ++k) {
    const Point at = {session.logits[k], sigmoid(session.logits[k])};
    chart.marks.push_back(bead(session, k, at, Quantity::Prediction));
    if (k == main_class(session)) {
      chart.marks.back().label = with_number(name_of(session, k), at.y, 3);
      chart.guides = {drop_line(at, 0, Quantity::Logit)};
    }
    chart.handles.push_back(logit_handle(session, k, at));
  }
  pin_beads(chart);
  return {{}, std::move(chart)};
}

Panel sigmoid_slope_panel(const Session& session) {
  const std::size_t k = main_class(session);
  const Point at = {session.logits[k], sigmoid_derivative(session.logits[k])};
  Chart chart;
  chart.x = bounded_logit_axis(session);
  chart.y = {.title = {"slope $da/dz$", "导数 $da/dz$"}, .ink = Quantity::Gradient, .range = Range{0, 0.3}};
  chart.y.title_in_line = true;
  chart.curves = {
      make_curve(sigmoid_derivative, Quantity::Gradient, {"$a(1-a)$"}, Dash::Solid, Thickness::Thick)};
  chart.marks = {{{0, sigmoid_derivative(0)}, Quantity::Gradient, Shape::Ring, number_text(0.25, 2)}};
  chart.marks.push_back(bead(session, k, at, Quantity::Gradient));
  chart.marks.back().label = with_number(name_of(session, k), at.y, 3);
  pin_beads(chart);
  return {{"Its slope", "它的导数"}, std::move(chart)};
}

}  // namespace

Plot build_sigmoid(const Session& session) {
  Plot plot;
  plot.title = {"Sigmoid and its slope", "sigmoid 及其导数"};
  plot.card_title = {"Sigmoid"};
  plot.aside = {R"([[prediction:$a = \sigma(z)$]])"};
  plot.rows = {{outputs(session)}, {sigmoid_slope_panel(session)}};
  plot.rows[0][0].title = {"The output", "输出"};
  return plot;
}

}  // namespace surprisal::figures
