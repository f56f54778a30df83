// figures: the gradient at the logit: a-y under cross-entropy, and (a-y)a(1-a) under squared error, which
// vanishes when the sigmoid saturates.
#include "math/gradients.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"

namespace surprisal::figures {
namespace {

constexpr double kSaturation = 5;  // beyond it a(1-a) is below 0.0067

Ink saturation_ink() { return Ink(Quantity::SquaredError).faded(0.08); }

void add_saturation(Chart& chart, const Text& label) {
  const Range reach = *chart.x.range;
  chart.bands.push_back({{}, {}, Range{reach.low, -kSaturation}, {}, saturation_ink(), {}});
  chart.bands.push_back({{}, {}, Range{kSaturation, reach.high}, {}, saturation_ink(), label});
}

}  // namespace

Plot build_gradients(const Session& session) {
  const double y = session.labels[session.focus];
  const double z = session.logits[session.focus];
  const Text name = class_name(session, session.focus);

  Chart slopes;
  slopes.x = logit_axis(session);
  slopes.x.range = Range{std::min(slopes.x.range->low, -8.0), std::max(slopes.x.range->high, 8.0)};
  slopes.y = {
      .title = {"gradient d𝐿/d𝑧", "梯度 d𝐿/d𝑧"}, .ink = Quantity::Gradient, .range = Range{-1.08, 1.08}};
  add_saturation(slopes, {"saturated", "饱和区"});
  slopes.curves = {
      make_curve([y](double x) { return output_error(x, y); }, Quantity::Gradient,
                 {"cross-entropy: 𝑎−𝑦", "交叉熵：𝑎−𝑦"}, Dash::DashDot, Thickness::Thick),
      make_curve([y](double x) { return squared_error_chain(x, y).loss_by_logit; }, Quantity::SquaredError,
                 {"squared error: (𝑎−𝑦)𝑎(1−𝑎)", "平方误差：(𝑎−𝑦)𝑎(1−𝑎)"}, Dash::LongDash, Thickness::Thick),
      make_curve(sigmoid_derivative, Quantity::Prediction, {"slope 𝑎(1−𝑎)", "导数 𝑎(1−𝑎)"}, Dash::Solid)};
  slopes.curves[0].name = {"cross-entropy", "交叉熵"};
  slopes.curves[1].name = {"squared error", "平方误差"};
  const double with_ce = output_error(z, y);
  const double with_se = squared_error_chain(z, y).loss_by_logit;
  slopes.guides = {vertical_guide(z, Ink::of_class(session.focus))};
  slopes.marks = {{{z, with_ce}, Quantity::Gradient, Shape::Circle, number_text(with_ce), true},
                  {{z, with_se}, Quantity::SquaredError, Shape::Circle, number_text(with_se), true}};
  slopes.handles = {logit_handle(session, session.focus, {z, with_ce})};

  Chart ratio;
  ratio.x = slopes.x;
  ratio.y = {.title = {"times as large", "相差倍数"},
             .ink = Quantity::Gradient,
             .scale = Scale::Log,
             .range = Range{2, std::max(5000.0, 2 * std::min(1e12, gradient_ratio(z)))}};
  add_saturation(ratio, {});
  ratio.curves = {make_curve(gradient_ratio, Quantity::Gradient, {"1 / 𝑎(1−𝑎)", "1 / 𝑎(1−𝑎)"}, Dash::Solid,
                             Thickness::Thick)};
  ratio.guides = {horizontal_guide(gradient_ratio(0), Ink::Kind::Muted, {"never below 4", "至少 4 倍"})};
  ratio.marks = {{{z, gradient_ratio(z)},
                  Ink::of_class(session.focus),
                  Shape::Circle,
                  Text(shown(gradient_ratio(z)) + "×"),
                  true}};
  ratio.handles = {logit_handle(session, session.focus, {z, gradient_ratio(z)})};
  ratio.handles[0].id = "ratio-" + ratio.handles[0].id;  // a drag must not jump to the other chart

  Plot plot;
  plot.title = {"Gradients at the logit, label 𝑦 = " + trimmed_number(y) + " (" + name.en + ")",
                "对 logit 的梯度，标签 𝑦 = " + trimmed_number(y) + "（" + name.zh + "）"};
  plot.rows = {{{{"The two gradients", "两种梯度"}, std::move(slopes), 1.6},
                {{"Their ratio", "二者之比"}, std::move(ratio), 1}}};
  return plot;
}

}  // namespace surprisal::figures
