// figures: softmax exponentiates the logits and the loss takes the logarithm again, so log p_k is z_k minus a
// number that all classes share.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

// The logit at which log p = 0: the logsumexp, scaled by T.
double top_of_line(const Session& session, const Softmax& s) {
  const std::size_t top = argmax(session.logits);
  return session.logits[top] - session.temperature * s.log_p[top];
}

Text line_name(Base base, double t) {
  const std::string difference = t == 1 ? "𝑧 − logsumexp" : "𝑧/𝑇 − logsumexp";
  if (base == Base::E) return {"log 𝑝 = " + difference};
  return {"log 𝑝 = (" + difference + ")/ln " + (base == Base::Two ? "2" : "10")};
}

Axis axis_to(const Session& session, double top) {
  Axis axis = logit_axis(session);
  axis.range->high = std::max(axis.range->high, top + 0.05 * (top - axis.range->low));
  return axis;
}

}  // namespace

Plot build_log_softmax(const Session& session) {
  const Base base = session.base;
  const double t = session.temperature;
  const Softmax s = softmax_of(session.logits, t);
  const double top = top_of_line(session, s);

  Chart spread;
  spread.x = axis_to(session, top);
  spread.y = probability_axis({"probability 𝑝", "概率 𝑝"});
  Chart line;
  line.x = spread.x;
  line.y = {.title = with_unit({"log 𝑝", "log 𝑝"}, base), .ink = Quantity::Loss, .include = {0}};

  const Range up_to_certain = {spread.x.range->low, top};
  spread.curves = {make_curve([t, top](double z) { return std::exp((z - top) / t); }, Quantity::Prediction,
                              t == 1 ? Text("𝑒ᶻ / Σ𝑒ᶻ") : Text("exp(𝑧/𝑇) / Σ exp(𝑧/𝑇)"), Dash::Solid,
                              Thickness::Thick)};
  line.curves = {make_curve([t, top, base](double z) { return from_nats((z - top) / t, base); },
                            Quantity::Loss, line_name(base, t), Dash::Solid, Thickness::Thick)};
  spread.curves[0].domain = line.curves[0].domain = up_to_certain;
  line.marks.push_back({{top, 0},
                        Ink::Kind::Muted,
                        Shape::Ring,
                        Text{"0 at logsumexp ", "在 logsumexp "} + number_text(top) + Text{"", " 处为 0"}});
  for (std::size_t k = 0; k < s.p.size(); ++k) {
    const double z = session.logits[k];
    const Text name = name_of(session, k);
    const double log_p = from_nats(s.log_p[k], base);
    spread.marks.push_back(bead(session, k, {z, s.p[k]}, Quantity::Prediction, with_number(name, s.p[k])));
    line.marks.push_back(bead(session, k, {z, log_p}, Quantity::Loss, with_number(name, log_p)));
    line.handles.push_back(logit_handle(session, k, {z, log_p}));
  }

  Plot plot;
  plot.title = {"The log undoes the exponential", "对数抵消指数"};
  plot.note = {"The same logits in both: first with the probability above them, then with its logarithm.",
               "两幅图的横轴都是 logit；先看概率，再看概率的对数。"};
  plot.rows = {
      {{{"The exponential, for the prediction", "取指数：得到预测"}, spread},
       {{"Its logarithm: the loss of each class, negated", "再取对数：变号就是这一类的损失"}, line}}};
  return plot;
}

}  // namespace surprisal::figures
