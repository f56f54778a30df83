// figures: -log p and, mirrored at the axis, log p: the information of an event with probability p. It is 0
// at p = 1.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/softmax.h"

namespace surprisal::figures {

Plot build_minus_log_p(const Session& session) {
  const Base base = session.base;
  const Softmax s = softmax_of(session.logits, session.temperature);
  const double reach = from_nats(6, base);
  Chart chart;
  chart.x = probability_axis({"probability 𝑝", "概率 𝑝"});
  if (session.probability_axis == ProbabilityAxis::Log) {
    chart.x.scale = Scale::Log;
    chart.x.range = Range{1e-4, 1.3};
  }
  chart.y = information_axis({"information −log 𝑝", "信息量 −log 𝑝"}, Quantity::Loss, base, reach);
  chart.y.range = Range{-reach, reach};
  const Range certain_to_impossible = {0, 1};
  chart.curves = {make_curve([base](double p) { return surprisal(p, base); }, Quantity::Loss,
                             {"−log 𝑝", "−log 𝑝"}, Dash::Solid, Thickness::Thick),
                  make_curve([base](double p) { return -surprisal(p, base); }, Ink(Quantity::Loss).faded(0.5),
                             {"log 𝑝", "log 𝑝"}, Dash::Dashed)};
  for (Curve& curve : chart.curves) curve.domain = certain_to_impossible;
  chart.marks.push_back({{1, 0}, Quantity::Loss, Shape::Ring, {"certain: 0", "必然事件：0"}});
  for (double p : session.marked) {
    chart.marks.push_back({{p, surprisal(p, base)},
                           Ink::Kind::Muted,
                           Shape::Diamond,
                           Text("𝑝 = " + shown_short(p) + ": " + number_text(surprisal(p, base)).en)});
  }
  for (std::size_t k = 0; k < s.p.size(); ++k) {
    const double amount = from_nats(0 - s.log_p[k], base);
    chart.marks.push_back({{s.p[k], amount},
                           Ink::of_class(k),
                           Shape::Circle,
                           with_number(class_name(session, k), amount),
                           true,
                           k});
    chart.handles.push_back(probability_handle(session, k, {s.p[k], amount}, Handle::Direction::Horizontal));
  }
  return {
      {"Information: the surprise of an event", "信息量：一个事件有多意外"}, {}, {{{{}, std::move(chart)}}}};
}

}  // namespace surprisal::figures
