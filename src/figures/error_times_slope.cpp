// figures: the gradient of the squared error behind a sigmoid, line by line: the error, the sigmoid's slope,
// and their product, each drawn as a curve.
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
#include "math/gradients.h"

namespace surprisal::figures {
namespace {

Working lines_of_squared_error(const Session& session, const ChainRule& chain) {
  const auto shown = [&](std::size_t i) { return shown_of(session, i); };
  const std::string product = "= (" + number_text(chain.loss_by_output).en + ") × " +
                              number_text(chain.output_by_logit).en + " = " +
                              number_text(chain.loss_by_logit).en;
  Working working;
  working.lines = {
      {{"chain rule: first the loss, then the sigmoid", "链式法则：先过损失，再过 sigmoid"},
       {R"($\dfrac{\partial \term{squared_error}{E}}{\partial \term{logit}{z}} = \dfrac{\partial \term{squared_error}{E}}{\partial \term{prediction}{a}} \cdot \dfrac{\partial \term{prediction}{a}}{\partial \term{logit}{z}}$)"},
       {},
       {},
       shown(0)},
      {{R"(the slope of $E = \tfrac12 (a - y)^2$: the error)", R"($E = \tfrac12 (a - y)^2$ 的导数：误差)"},
       {R"($\dfrac{\partial \term{squared_error}{E}}{\partial \term{prediction}{a}} = \term{gradient}{a - y}$)"},
       Text("= ") + number_text(chain.loss_by_output),
       Quantity::Gradient,
       shown(1)},
      {{"the slope of the sigmoid", "sigmoid 的导数"},
       {R"($\dfrac{\partial \term{prediction}{a}}{\partial \term{logit}{z}} = \term{prediction}{a (1 - a)}$)"},
       Text("= ") + number_text(chain.output_by_logit),
       Quantity::Prediction,
       shown(2)},
      {{"multiply: the slope stays in", "相乘：导数留了下来"},
       {R"($\dfrac{\partial \term{squared_error}{E}}{\partial \term{logit}{z}} = \term{gradient}{(a - y)} \cdot \term{prediction}{a (1 - a)}$)"},
       Text(product),
       Quantity::SquaredError,
       shown(3)}};
  return working;
}

Chart factors_and_product(const Session& session, double y, const ChainRule& chain) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  Chart chart;
  chart.x = logit_axis(session);
  chart.y = {.title = {"factors and product", "因子与乘积"},
             .range = Range{-std::max(y, 0.3), std::max(1.05 - y, 0.3)}};
  add_curve_of_line(chart, session, 1,
                    make_curve([y](double x) { return output_error(x, y); }, Quantity::Gradient,
                               {"error $a-y$", "误差 $a-y$"}, Dash::Solid, Thickness::Thick));
  add_curve_of_line(chart, session, 2,
                    make_curve([y](double x) { return squared_error_chain(x, y).output_by_logit; },
                               Quantity::Prediction, {"slope $a(1-a)$", "导数 $a(1-a)$"}));
  Curve product =
      make_curve([y](double x) { return squared_error_chain(x, y).loss_by_logit; }, Quantity::SquaredError,
                 {"product $(a-y)\\,a(1-a)$", "乘积 $(a-y)\\,a(1-a)$"}, Dash::LongDash, Thickness::Thick);
  product.label_near = -1;
  add_curve_of_line(chart, session, 3, std::move(product));
  const auto mark = [&](std::size_t i, double value, Quantity ink) {
    if (shown_of(session, i) >= 1) chart.marks.push_back({{z, value}, ink, Shape::Circle, {}});
  };
  mark(2, chain.output_by_logit, Quantity::Prediction);
  mark(3, chain.loss_by_logit, Quantity::SquaredError);
  const Point at = {z, shown_of(session, 1) >= 1 ? chain.loss_by_output : 0};
  add_bead_of_logit(chart, session, at, Quantity::Gradient);
  return chart;
}

}  // namespace

Plot build_error_times_slope(const Session& session) {
  const std::size_t k = session.focus;
  const double y = effective_labels(session)[k];
  const ChainRule chain = squared_error_chain(session.logits[k], y);
  return derivation_plot(
      session, {"Error times slope", "误差乘以导数"}, {{}, lines_of_squared_error(session, chain)},
      {{"Each factor is a curve", "每个因子是一条曲线"}, factors_and_product(session, y, chain)});
}

}  // namespace surprisal::figures
