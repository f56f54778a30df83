// figures: the gradient of cross-entropy behind a sigmoid, line by line. The reader moves the
// sigmoid's slope onto the same factor in the denominator; both cancel, and the error is left.
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
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr std::size_t kLineOfBoth = 2;      // the line with both factors; the reader moves one of them
constexpr double kReleaseThreshold = 0.85;  // share of the distance; readers let go a little early

double drag_progress(const Session& session) {
  return std::clamp(session.derivation.step - static_cast<double>(kLineOfBoth), 0.0, 1.0);
}

// The first factor is in brackets because it may be negative.
std::string product_of(const ChainRule& chain) {
  return "= (" + number_text(chain.loss_by_output).en + ") × " + number_text(chain.output_by_logit).en;
}

Working::Moving moved_factor(const Session& session) {
  const double way = drag_progress(session);
  const bool struck = way >= 1;
  Working::Moving moving;
  moving.line = kLineOfBoth;
  moving.way = way;
  moving.fraction = struck ? Text(R"($\dfrac{\term{gradient}{a - y}}{\cancel{a (1 - a)}}$)")
                           : Text(R"($\dfrac{\term{gradient}{a - y}}{\term{prediction}{a (1 - a)}}$)");
  moving.factor = struck ? Text(R"($\cancel{a (1 - a)}$)") : Text(R"($a (1 - a)$)");
  moving.handle = {.id = "factor",
                   .name = {"factor a(1 − a)", "因子 a(1 − a)"},
                   .at = {way, way},
                   .direction = Handle::Direction::Horizontal,
                   .ink = Quantity::Prediction,
                   .move = [](Session& s, Point to) {
                     if (std::isnan(to.x)) return;
                     const double reached = to.x > kReleaseThreshold ? 1 : std::max(to.x, 0.0);
                     set_number(s, "derivation.step", static_cast<double>(kLineOfBoth) + reached);
                   }};
  return moving;
}

Working lines_of_cross_entropy(const Session& session, const ChainRule& chain) {
  const auto shown = [&](std::size_t i) { return shown_of(session, i); };
  const bool struck = drag_progress(session) >= 1;
  Working working;
  working.lines = {
      {{"chain rule: first the loss, then the sigmoid", "链式法则：先过损失，再过 sigmoid"},
       {R"($\dfrac{\partial \term{loss}{L}}{\partial \term{logit}{z}} = \dfrac{\partial \term{loss}{L}}{\partial \term{prediction}{a}} \cdot \dfrac{\partial \term{prediction}{a}}{\partial \term{logit}{z}}$)"},
       {},
       {},
       shown(0)},
      {{"the loss brings a denominator", "损失带来一个分母"},
       {R"($\dfrac{\partial \term{loss}{L}}{\partial \term{prediction}{a}} = -\dfrac{\term{label}{y}}{\term{prediction}{a}} + \dfrac{1 - \term{label}{y}}{1 - \term{prediction}{a}} = \dfrac{\term{gradient}{a - y}}{\term{prediction}{a (1 - a)}}$)"},
       Text("= ") + number_text(chain.loss_by_output),
       Quantity::Loss,
       shown(1)},
      {struck ? Text("the sigmoid's slope meets its equal", "sigmoid 的导数遇上同一个因子：约去")
              : Text("the sigmoid's slope: move it onto its equal", "再乘 sigmoid 的导数：把它拖到分母上"),
       {R"($\dfrac{\partial \term{loss}{L}}{\partial \term{logit}{z}} =\,$)"},
       Text(product_of(chain)),
       Quantity::Loss,
       shown(kLineOfBoth)},
      {{"the plain error is left", "剩下的正是误差"},
       {R"($\dfrac{\partial \term{loss}{L}}{\partial \term{logit}{z}} = \term{gradient}{a - y}$)"},
       Text("= ") + number_text(chain.loss_by_logit),
       Quantity::Gradient,
       struck ? 1.0 : 0.0}};
  working.moving = moved_factor(session);
  return working;
}

Chart opposing_factors_chart(const Session& session, double y, const ChainRule& chain) {
  constexpr double kReach = 4;
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  Chart chart;
  chart.x = logit_axis(session);
  chart.y = {.title = {"factors and product", "因子与乘积"},
             .range = Range{-std::max(kReach * y, 0.6), std::max(kReach * (1 - y), 0.6)}};
  add_curve_of_line(chart, session, 1,
                    make_curve([y](double x) { return binary_cross_entropy_chain(x, y).loss_by_output; },
                               Quantity::Loss, {"$(a-y)\\,/\\,(a(1-a))$"}, Dash::Solid, Thickness::Thick));
  add_curve_of_line(chart, session, 2,
                    make_curve([y](double x) { return binary_cross_entropy_chain(x, y).output_by_logit; },
                               Quantity::Prediction, {"slope $a(1-a)$", "导数 $a(1-a)$"}));
  if (drag_progress(session) >= 1)
    chart.curves.push_back(make_curve([y](double x) { return output_error(x, y); }, Quantity::Gradient,
                                      {"product $a-y$", "乘积 $a-y$"}, Dash::Solid, Thickness::Thick));
  // Put the bead on the curve that the current line explains.
  const bool struck = drag_progress(session) >= 1;
  const bool has_slope = shown_of(session, kLineOfBoth) >= 1;
  const Point at = {z, struck ? chain.loss_by_logit : has_slope ? chain.output_by_logit : 0};
  if (struck) chart.marks.push_back({{z, chain.output_by_logit}, Quantity::Prediction, Shape::Circle, {}});
  if (shown_of(session, 1) >= 1)
    chart.marks.push_back({{z, chain.loss_by_output}, Quantity::Loss, Shape::Circle, {}});
  add_bead_of_logit(chart, session, at, struck ? Quantity::Gradient : Quantity::Prediction);
  return chart;
}

}  // namespace

Plot build_cancelling(const Session& session) {
  const std::size_t k = session.focus;
  const double y = effective_labels(session)[k];
  const ChainRule chain = binary_cross_entropy_chain(session.logits[k], y);
  return derivation_plot(session, {"The factor that cancels", "约去的因子"},
                         {{}, lines_of_cross_entropy(session, chain), 1.1},
                         {{"One grows as the other shrinks", "一个缩小，另一个就放大"},
                          opposing_factors_chart(session, y, chain)});
}

}  // namespace surprisal::figures
