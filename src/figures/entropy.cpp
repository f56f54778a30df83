// figures: entropy as expected information: over the probability of one of two outcomes, and as a sum of one
// term per class for the prediction.
#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

Panel yes_or_no(const Session& session, const Softmax& q) {
  const Base base = session.base;
  const auto of = [base](double p) { return binary_entropy(p, base); };
  Chart chart;
  chart.x = probability_axis({"probability 𝑝", "概率 𝑝"});
  chart.y = information_axis({"entropy 𝐻", "熵 𝐻"}, Quantity::Entropy, base, 1.15 * of(0.5));
  chart.curves = {make_curve(of, Quantity::Entropy, {}, Dash::Dashed, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  chart.marks.push_back(
      {{0.5, of(0.5)}, Quantity::Entropy, Shape::Ring, with_number({"least certain:", "最不确定"}, of(0.5))});
  for (double p : session.marked) {
    chart.marks.push_back({{p, of(p)},
                           Ink::Kind::Muted,
                           Shape::Diamond,
                           Text("𝑝 = " + number_as_typed(p).en + ": " + number_text(of(p)).en)});
  }
  const std::size_t k = session.focus;
  const Text name = class_name(session, k);
  const Point at = {q.p[k], of(q.p[k])};
  chart.marks.push_back({at, Ink::of_class(k), Shape::Circle, with_number(name, at.y), true, k});
  chart.handles = {probability_handle(session, k, at, Handle::Direction::Horizontal)};
  return {{"Two outcomes", "两个结果"}, std::move(chart)};
}

Panel class_by_class(const Session& session, const Softmax& q) {
  const Base base = session.base;
  std::vector<double> terms;
  for (std::size_t k = 0; k < q.p.size(); ++k) {
    terms.push_back(q.p[k] == 0 ? 0 : from_nats(q.p[k] * (0 - q.log_p[k]), base));
  }
  const double most = from_nats(std::log(static_cast<double>(q.p.size())), base);
  Chart chart;
  chart.x = class_axis(session);
  chart.y = information_axis({"−𝑝 log 𝑝, added up", "−𝑝 log 𝑝 累加"}, Quantity::Entropy, base, 1.15 * most);
  add_waterfall(chart, terms, entropy(q, base), Quantity::Entropy, {"𝐻", "𝐻"});
  for (std::size_t k = 0; k < q.p.size(); ++k) {
    chart.bars[k].name = class_name(session, k);
    chart.bars[k].of_class = k;
  }
  chart.guides = {
      horizontal_guide(most, Ink::Kind::Muted, with_number({"all equally likely:", "各类等可能时"}, most))};
  return {{"What each class adds", "各类别的贡献"}, std::move(chart)};
}

}  // namespace

Plot build_entropy(const Session& session) {
  const Softmax q = softmax_of(session.logits, session.temperature);
  Plot plot;
  plot.title = {"Entropy: how much one expects to learn", "熵：平均能得到多少信息"};
  plot.rows = {{yes_or_no(session, q), class_by_class(session, q)}};
  return plot;
}

}  // namespace surprisal::figures
