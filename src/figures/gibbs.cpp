// figures: why KL is never negative: the logarithm lies below its tangent and touches it only where q = p.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/information.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

constexpr double kLargestRatio = 3.4;  // of q/p, on the axis

Panel tangent(const Session& session, const std::vector<double>& p, const Softmax& q) {
  Chart chart;
  chart.x = {.title = {"𝑥 = 𝑝/𝑦", "𝑥 = 𝑝/𝑦"}, .range = Range{0, kLargestRatio}};
  chart.y.range = Range{-3, 2.6};
  const auto line = [](double x) { return x - 1; };
  const auto log = [](double x) { return std::log(x); };
  chart.bands = {
      {log, line, Range{0.02, kLargestRatio}, {}, Ink(Quantity::Kl).faded(0.14), {}, Fill::Lighter}};
  chart.curves = {make_curve(line, Ink::Kind::Ink, {"𝑥 − 1", "𝑥 − 1"}, Dash::LongDash),
                  make_curve(log, Quantity::Kl, {"ln 𝑥", "ln 𝑥"}, Dash::Solid, Thickness::Thick)};
  chart.curves[1].domain = Range{0, kLargestRatio};
  chart.marks = {
      {{1, 0}, Ink::Kind::Ink, Shape::Ring, {"they touch only at 𝑥 = 1", "只在 𝑥 = 1 处相切"}, true}};
  for (std::size_t k = 0; k < p.size(); ++k) {
    const double x = q.p[k] / p[k];
    if (!(x > 0 && x < kLargestRatio)) continue;
    chart.marks.push_back(bead(session, k, {x, std::log(x)}, Quantity::Kl, name_of(session, k)));
  }
  return {{"ln 𝑥 never exceeds 𝑥 − 1", "ln 𝑥 总不超过 𝑥 − 1"}, chart};
}

Panel two_outcomes(const Session& session, double p, double q) {
  const Base base = session.base;
  const auto at = [p, base](double x) { return kl(std::vector{p, 1 - p}, std::vector{x, 1 - x}, base); };
  const Text name = name_of(session, session.focus);
  Chart chart;
  chart.x = probability_axis({"predicted probability 𝑝 of " + name.en, "预测为" + name.zh + "的概率 𝑝"});
  chart.y = information_axis({"KL(𝑦‖𝑝)", "KL(𝑦‖𝑝)"}, Quantity::Kl, base, from_nats(3, base));
  chart.curves = {make_curve(at, Quantity::Kl, {}, Dash::Dotted, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  chart.guides = {vertical_guide(p, Quantity::Label, Text{"label 𝑦 = ", "标签 𝑦 = "} + number_as_typed(p))};
  chart.marks = {{{p, 0}, Quantity::Kl, Shape::Ring, {"0 at 𝑝 = 𝑦", "𝑝 = 𝑦 时为 0"}},
                 {{q, at(q)},
                  Quantity::Prediction,
                  Shape::Circle,
                  with_number({name.en + " or not:", "是不是" + name.zh + "："}, at(q)),
                  true}};
  chart.handles = {probability_handle(session, session.focus, {q, std::min(at(q), chart.y.range->high)},
                                      Handle::Direction::Horizontal, Quantity::Prediction)};
  return {{name.en + " or not: KL over every 𝑝", "是不是" + name.zh + "：KL 散度随 𝑝 的变化"}, chart};
}

}  // namespace

Plot build_gibbs(const Session& session) {
  const std::vector<double> p = label_distribution(session);
  const Softmax q = softmax_of(session.logits, session.temperature);
  const std::size_t k = session.focus;
  Plot plot;
  plot.title = {"KL is never negative", "KL 散度不会小于 0"};
  const std::string all = std::to_string(p.size());
  const std::string whole = number_text(kl(p, q, session.base)).en;
  if (p.size() > 2)
    plot.aside = {"KL of all " + all + " classes: [[kl:" + whole + "]]",
                  "全部 " + all + " 类的 KL 散度：[[kl:" + whole + "]]"};
  plot.note = {"−KL(𝑦‖𝑝) = Σ 𝑦 ln(𝑝/𝑦) ≤ Σ 𝑦 (𝑝/𝑦 − 1) = Σ 𝑝 − Σ 𝑦 ≤ 0",
               "−KL(𝑦‖𝑝) = Σ 𝑦 ln(𝑝/𝑦) ≤ Σ 𝑦 (𝑝/𝑦 − 1) = Σ 𝑝 − Σ 𝑦 ≤ 0"};
  plot.rows = {{tangent(session, p, q), two_outcomes(session, p[k], q.p[k])}};
  return plot;
}

}  // namespace surprisal::figures
