// figures: the binary loss over the prediction, for both labels and for a soft label if the session has one:
// 0 for a perfect prediction, unbounded for a confident wrong one.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/information.h"
#include "math/losses.h"

namespace surprisal::figures {

Plot build_loss_over_prediction(const Session& session) {
  const Base base = session.base;
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const double a = sigmoid(z);
  const double y = effective_labels(session)[k];
  const bool is_soft = y > 0 && y < 1;
  const double loss = binary_cross_entropy_from_logit(z, y, base);
  const Text name = name_of(session, k);

  Chart chart;
  chart.x = probability_axis({"prediction 𝑎", "预测 𝑎"});
  chart.y = information_axis({"loss 𝐿", "损失 𝐿"}, Quantity::Loss, base,
                             std::clamp(1.1 * loss, from_nats(4.6, base), from_nats(12, base)));
  const auto over = [base](double label) {
    return [base, label](double x) { return binary_cross_entropy(x, label, base); };
  };
  const auto add = [&](double label, const Text& text, Dash dash) {
    Curve curve = make_curve(over(label), Quantity::Loss, text, dash,
                             label == y ? Thickness::Thick : Thickness::Regular);
    curve.domain = Range{0, 1};
    chart.curves.push_back(curve);
  };
  add(1, {"𝑦 = 1: −log 𝑎", "𝑦 = 1：−log 𝑎"}, Dash::Solid);
  add(0, {"𝑦 = 0: −log(1−𝑎)", "𝑦 = 0：−log(1−𝑎)"}, Dash::Dashed);
  // Mark only the ends that this label allows: a ring at the other end would say that a wrong forecast costs
  // nothing.
  const Text right = {"right and sure: 0", "答对且有十足把握：0"};
  if (y > 0) chart.marks.push_back({{1, over(1)(1)}, Quantity::Loss, Shape::Ring, right});
  if (y < 1) chart.marks.push_back({{0, over(0)(0)}, Quantity::Loss, Shape::Ring, right});
  if (is_soft) {
    const std::string label = trimmed_number(y);
    add(y, {"𝑦 = " + label, "𝑦 = " + label}, Dash::Dotted);
    const double least = binary_entropy(y, base);
    chart.marks.push_back({{y, least},
                           Quantity::Entropy,
                           Shape::Diamond,
                           with_number({"least at 𝑎 = 𝑦:", "𝑎 = 𝑦 时最小："}, least)});
  }
  chart.marks.push_back(bead(session, k, {a, loss}, Quantity::Loss, with_number(name, loss)));
  chart.handles = {activation_handle(session, k, {a, loss}, Handle::Direction::Horizontal)};

  Plot plot;
  plot.title = {"Loss over the prediction", "损失随预测的变化"};
  const std::string where = "𝑎 = " + number_text(a).en + ", 𝑦 = [[label:" + trimmed_number(y) + "]]";
  plot.note = {name.en + ": " + where, name.zh + "：" + where};
  plot.rows = {{{{}, chart}}};
  return plot;
}

}  // namespace surprisal::figures
