// figures: cross-entropy is the entropy of the label plus what the prediction adds to it, KL. Shown in both
// directions, with the part of each class.
#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/information.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// Cross-entropy in one direction: the entropy of the true distribution, and what using the other one adds.
struct Split {
  double own = 0;    // entropy
  double extra = 0;  // KL

  double whole() const { return own + extra; }  // cross-entropy
};

void add_split(Chart& chart, double row, const Split& split, const Text& sum, const Text& whole) {
  const auto add = [&](double at, double from, double to, Ink ink, Fill fill, const Text& name) {
    Bar bar = make_bar(at, to - from, ink);
    bar.from = from;
    bar.to = to;
    bar.fill = fill;
    bar.name = name;
    chart.bars.push_back(std::move(bar));
  };
  add(row, 0, split.own, Quantity::Entropy, Fill::Solid, {"entropy", "熵"});
  chart.bars.back().label_inside = true;
  add(row, split.own, split.whole(), Quantity::Kl, Fill::Hatched, {"KL divergence", "KL 散度"});
  add(row - 1, 0, split.whole(), Quantity::Loss, Fill::Solid, {"cross-entropy", "交叉熵"});
  chart.y.categories.push_back({row, sum, Quantity::Kl});
  chart.y.categories.push_back({row - 1, whole, Quantity::Loss});
}

Panel stacks(const Session& session, const Split& forward, const Split& reverse) {
  Chart chart;
  chart.horizontal_bars = true;
  chart.x.title = with_unit({"information", "信息量"}, session.base);
  double reach = 0;
  for (double end : {forward.own, forward.whole(), reverse.own, reverse.whole()}) {
    if (std::isfinite(end)) reach = std::max(reach, end);
  }
  const bool infinite = !std::isfinite(forward.whole() + reverse.whole());
  reach = std::max(reach * (infinite ? 2 : 1.18), from_nats(0.1, session.base));
  chart.x.range = Range{0, reach};
  add_split(chart, 4.4, forward, {"𝐻(𝑝) + KL(𝑝‖𝑞)", "𝐻(𝑝) + KL(𝑝‖𝑞)"}, {"𝐻(𝑝,𝑞)", "𝐻(𝑝,𝑞)"});
  add_split(chart, 1.9, reverse, {"𝐻(𝑞) + KL(𝑞‖𝑝)", "𝐻(𝑞) + KL(𝑞‖𝑝)"}, {"𝐻(𝑞,𝑝)", "𝐻(𝑞,𝑝)"});
  return {{}, std::move(chart)};
}

// Sets the label that is `wish` after smoothing, which is what the figure shows.
void set_shown_label(Session& session, std::size_t k, double wish) {
  if (std::isnan(wish) || session.smoothing == 1) return;
  const double floor = session.smoothing / static_cast<double>(class_count(session));
  set_label_mode(session, LabelMode::Distribution);
  set_label(session, k, (wish - floor) / (1 - session.smoothing));
}

Panel distributions(const Session& session, const std::vector<double>& p, const Softmax& q) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = probability_axis({"probability", "概率"}, Ink::Kind::Muted);
  chart.y.range = Range{0, 1.1};
  for (std::size_t k = 0; k < p.size(); ++k) {
    const auto at = static_cast<double>(k);
    const Text name = class_name(session, k);
    Bar truth = make_bar(at - 0.2, p[k], Quantity::Label, 3);
    truth.width = 0.36;
    truth.fill = Fill::Outline;
    truth.name = Text("𝑝 ") + name;
    Bar prediction = make_bar(at + 0.2, q.p[k], Quantity::Prediction, 3);
    prediction.width = 0.36;
    prediction.name = Text("𝑞 ") + name;
    truth.of_class = prediction.of_class = k;
    chart.bars.push_back(truth);
    chart.bars.push_back(prediction);
    chart.handles.push_back(class_handle("label", k, {"label of " + name.en, name.zh + "的标签"},
                                         {truth.at, p[k]}, Handle::Direction::Vertical, Quantity::Label,
                                         set_shown_label));
    chart.handles.push_back(probability_handle(session, k, {prediction.at, q.p[k]},
                                               Handle::Direction::Vertical, Quantity::Prediction));
  }
  return {{"𝑝 (outlined) and 𝑞", "𝑝（空心）与 𝑞"}, std::move(chart)};
}

// p log(p/q), computed from softmax's logarithms where q has underflowed to 0.
std::vector<double> forward_terms(const std::vector<double>& p, const Softmax& q, Base base) {
  std::vector<double> terms = kl_terms(p, q.p, base);
  for (std::size_t k = 0; k < p.size(); ++k) {
    if (p[k] > 0 && q.p[k] == 0) terms[k] = from_nats(p[k] * (std::log(p[k]) - q.log_p[k]), base);
  }
  return terms;
}

Panel differences(const Session& session, const std::vector<double>& p, const Softmax& q) {
  const std::vector<double> there = forward_terms(p, q, session.base);
  const std::vector<double> back = kl_terms(q.p, p, session.base);
  Chart chart;
  chart.x = class_axis(session);
  chart.y = {.title = with_unit({"part of KL", "对 KL 的贡献"}, session.base), .ink = Quantity::Kl};
  // Room for the numbers below negative bars.
  const double lowest =
      std::min(*std::min_element(there.begin(), there.end()), *std::min_element(back.begin(), back.end()));
  chart.y.include = {1.25 * std::min(lowest, 0.0), from_nats(0.1, session.base)};
  for (std::size_t k = 0; k < p.size(); ++k) {
    const auto at = static_cast<double>(k);
    const Text name = class_name(session, k);
    Bar forward = make_bar(at - 0.2, there[k], Quantity::Kl, 3);
    forward.fill = Fill::Hatched;
    forward.name = Text("𝑝 log(𝑝/𝑞) ") + name;
    Bar reverse = make_bar(at + 0.2, back[k], Quantity::Kl, 3);
    reverse.fill = Fill::Outline;
    reverse.name = Text("𝑞 log(𝑞/𝑝) ") + name;
    for (Bar* bar : {&forward, &reverse}) {
      bar->width = 0.36;
      bar->of_class = k;
      chart.bars.push_back(*bar);
    }
  }
  return {{"KL: 𝑝‖𝑞 (hatched), 𝑞‖𝑝", "KL：𝑝‖𝑞（斜线）与 𝑞‖𝑝"}, std::move(chart)};
}

}  // namespace

Plot build_decomposition(const Session& session) {
  const Base base = session.base;
  const std::vector<double> p = label_distribution(session);
  const Softmax q = softmax_of(session.logits, session.temperature);
  const Split forward = {entropy(p, base), kl(p, q, base)};
  const Split reverse = {entropy(q, base), kl(q, p, base)};

  Plot plot;
  plot.title = {"Cross-entropy = entropy + KL", "交叉熵 = 熵 + 相对熵（KL 散度）"};
  plot.rows = {{stacks(session, forward, reverse)},
               {distributions(session, p, q), differences(session, p, q)}};
  const std::string numbers = number_text(forward.whole()).en + " = " + number_text(forward.own).en + " + " +
                              number_text(forward.extra).en + " ";
  plot.note = {"𝐻(𝑝,𝑞) = 𝐻(𝑝) + KL(𝑝‖𝑞):  " + numbers + unit_name(base).en,
               "𝐻(𝑝,𝑞) = 𝐻(𝑝) + KL(𝑝‖𝑞)：" + numbers + unit_name(base).zh};
  return plot;
}

}  // namespace surprisal::figures
