// figures: cross-entropy is the entropy of the label plus KL, the extra cost of the prediction. Shown in both
// directions and class by class.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"
#include "math/information.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// Cross-entropy in one direction: the entropy of the true distribution plus the extra cost of using the other
// one.
struct Split {
  double own = 0;    // entropy
  double extra = 0;  // KL

  double whole() const { return own + extra; }  // cross-entropy
};

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Splits {
  Split forward;  // the label coded with the prediction
  Split reverse;
  std::vector<double> terms;  // binary cross-entropy of each class; empty for softmax
};

double binary_cross_entropy_of(double y, double log_a, double log_not_a) {
  return (y == 0 ? 0 : y * (0 - log_a)) + (y == 1 ? 0 : (1 - y) * (0 - log_not_a));
}

Splits splits_of(const Session& session) {
  const Base base = session.base;
  Splits splits;
  if (!is_sigmoid(session)) {
    const std::vector<double> y = label_distribution(session);
    const Softmax p = softmax_of(session.logits, session.temperature);
    splits.forward = {entropy(y, base), kl(y, p, base)};
    splits.reverse = {entropy(p, base), kl(p, y, base)};
    return splits;
  }
  const std::vector<double> labels = effective_labels(session);
  for (std::size_t k = 0; k < labels.size(); ++k) {
    const double y = labels[k];
    const double z = session.logits[k];
    const double whole = from_nats(binary_cross_entropy_of(y, log_sigmoid(z), log_sigmoid(-z)), base);
    const double back = from_nats(binary_cross_entropy_of(sigmoid(z), y == 0 ? -kInfinity : std::log(y),
                                                          y == 1 ? -kInfinity : std::log1p(-y)),
                                  base);
    const double own = binary_entropy(y, base);
    const double other = binary_entropy(sigmoid(z), base);
    splits.terms.push_back(whole);
    splits.forward.own += own;
    splits.forward.extra += whole - own;
    splits.reverse.own += other;
    splits.reverse.extra += back - other;
  }
  return splits;
}

Bar bar_from_to(double row, double from, double to, Ink ink, const Text& name) {
  Bar bar = make_bar(row, to - from, ink);
  bar.from = from;
  bar.to = to;
  bar.name = name;
  bar.label = amount_text(to - from);
  bar.label_inside = true;
  return bar;
}

// The row's total, for the column of totals.
Text total_of(double value) { return Text("[[loss:" + amount_text(value).en + "]]"); }

void add_split(Chart& chart, double row, const Split& split, const Text& name, const Text& caption) {
  Bar own = bar_from_to(row, 0, split.own, Quantity::Entropy, {"entropy", "熵"});
  Bar extra = bar_from_to(row, split.own, split.whole(), Quantity::Kl, {"KL divergence", "KL 散度"});
  own.caption = caption;
  extra.total = total_of(split.whole());
  extra.important = true;
  if (split.own > 0) extra.caption = {};
  chart.bars.push_back(std::move(own));
  chart.bars.push_back(std::move(extra));
  chart.y.categories.push_back({row, name, Ink::Kind::Ink});
}

// The cross-entropy as one bar; for sigmoids, one segment per class.
void add_whole(Chart& chart, double row, const Session& session, const Splits& splits) {
  Text caption = {"cost of coding $y$ with $p$", "用 $p$ 给 $y$ 编码的平均长度"};
  if (splits.terms.empty()) {
    chart.bars.push_back(
        bar_from_to(row, 0, splits.forward.whole(), Quantity::Loss, {"cross-entropy", "交叉熵"}));
    chart.bars.back().label = {};
  } else {
    caption = {"cost of coding $y$:", "给 $y$ 编码的平均长度："};
    double reached = 0;
    for (std::size_t k = 0; k < splits.terms.size(); ++k) {
      Bar part = bar_from_to(row, reached, reached + splits.terms[k], Quantity::Loss, name_of(session, k));
      const Text letter = bead_letter(session, k);
      part.label = letter;
      part.number.reset();
      part.of_class = k;
      part.fill = k == main_class(session) ? Fill::Solid : Fill::Pale;
      reached = part.to;
      chart.bars.push_back(std::move(part));
      if (k < kFewClasses) {
        caption = caption + (k == 0 ? Text(" ", "") : Text(" + ")) + letter + Text(" ") +
                  amount_text(splits.terms[k]);
      }
    }
    if (splits.terms.size() > kFewClasses) caption = caption + Text(" + …");
  }
  chart.bars.front().caption = caption;
  chart.bars.back().total = total_of(splits.forward.whole());
  chart.bars.back().important = true;
  const Text name = is_sigmoid(session) ? Text("[[loss:$H(y,a)$]]") : Text("[[loss:$H(y,p)$]]");
  chart.y.categories.push_back({row, name, Quantity::Loss});
}

Panel stacks(const Session& session, const Splits& splits) {
  Chart chart;
  chart.horizontal_bars = true;
  chart.x.title = unit_name(session.base);
  double reach = 0;
  for (const Split& split : {splits.forward, splits.reverse}) {
    for (double end : {split.own, split.whole()}) {
      if (std::isfinite(end)) reach = std::max(reach, end);
    }
  }
  chart.x.range = Range{0, std::max(reach * 1.18, from_nats(0.1, session.base))};
  chart.y.range = Range{0.5, 3.5};
  add_whole(chart, 3, session, splits);
  const std::string own = amount_text(splits.forward.own).en;
  const std::string extra = amount_text(splits.forward.extra).en;
  const Text parts = R"([[entropy:$H$]] + [[kl:$\mathrm{KL}$]])";
  add_split(chart, 2, splits.forward, parts,
            {"entropy [[entropy:**" + own + "**]] + waste [[kl:**" + extra + "**]]",
             "熵 [[entropy:**" + own + "**]] + 额外 [[kl:**" + extra + "**]]"});
  const std::string other =
      is_sigmoid(session) ? R"($H(a) + \mathrm{KL}(a \| y)$)" : R"($H(p) + \mathrm{KL}(p \| y)$)";
  add_split(chart, 1, splits.reverse, parts, {"the other way round: " + other, "反过来：" + other});
  return {{}, std::move(chart), 1.5};
}

void set_label_of_distribution(Session& session, std::size_t k, double wish) {
  set_label_mode(session, LabelMode::Distribution);
  set_shown_label(session, k, wish);
}

Panel distributions(const Session& session, const std::vector<double>& y, const Softmax& p) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = probability_axis({"probability", "概率"}, Ink::Kind::Muted);
  chart.y.range = Range{0, 1.1};
  for (std::size_t k = 0; k < y.size(); ++k) {
    const auto at = static_cast<double>(k);
    const Text name = name_of(session, k);
    Bar truth = make_bar(at - 0.2, y[k], Quantity::Label, 3);
    truth.width = 0.36;
    truth.fill = Fill::Outline;
    truth.name = Text("$y$ ") + name;
    Bar prediction = make_bar(at + 0.2, p.p[k], Quantity::Prediction, 3);
    prediction.width = 0.36;
    prediction.name = Text("$p$ ") + name;
    truth.of_class = prediction.of_class = k;
    chart.bars.push_back(truth);
    chart.bars.push_back(prediction);
    chart.handles.push_back(
        label_handle(session, k, {truth.at, y[k]}, Handle::Direction::Vertical, set_label_of_distribution));
    chart.handles.push_back(probability_handle(session, k, {prediction.at, p.p[k]},
                                               Handle::Direction::Vertical, Quantity::Prediction));
  }
  return {{"$y$ (outlined) and $p$", "$y$（空心）与 $p$"}, std::move(chart)};
}

// y log(y/p), computed from softmax's logarithms where p has underflowed to 0.
std::vector<double> forward_terms(const std::vector<double>& y, const Softmax& p, Base base) {
  std::vector<double> terms = kl_terms(y, p.p, base);
  for (std::size_t k = 0; k < y.size(); ++k) {
    if (y[k] > 0 && p.p[k] == 0) terms[k] = from_nats(y[k] * (std::log(y[k]) - p.log_p[k]), base);
  }
  return terms;
}

Panel differences(const Session& session, const std::vector<double>& y, const Softmax& p) {
  const std::vector<double> there = forward_terms(y, p, session.base);
  const std::vector<double> back = kl_terms(p.p, y, session.base);
  Chart chart;
  chart.x = class_axis(session);
  chart.y = {.title = with_unit({"part of KL", "各类的贡献"}, session.base), .ink = Quantity::Kl};
  // Room for the numbers below negative bars.
  const double lowest =
      std::min(*std::min_element(there.begin(), there.end()), *std::min_element(back.begin(), back.end()));
  chart.y.include = {1.25 * std::min(lowest, 0.0), from_nats(0.1, session.base)};
  for (std::size_t k = 0; k < y.size(); ++k) {
    const auto at = static_cast<double>(k);
    const Text name = name_of(session, k);
    Bar forward = make_bar(at - 0.2, there[k], Quantity::Kl, 3);
    forward.name = Text(R"($y \log(y/p)$ )") + name;
    Bar reverse = make_bar(at + 0.2, back[k], Quantity::Kl, 3);
    reverse.fill = Fill::Lighter;  // outlined bars are the label's
    reverse.name = Text(R"($p \log(p/y)$ )") + name;
    for (Bar* bar : {&forward, &reverse}) {
      bar->width = 0.36;
      bar->of_class = k;
      chart.bars.push_back(*bar);
    }
  }
  return {{R"($\mathrm{KL}(y \| p)$, and pale $\mathrm{KL}(p \| y)$)",
           R"($\mathrm{KL}(y \| p)$（浅色：$\mathrm{KL}(p \| y)$）)"},
          std::move(chart)};
}

}  // namespace

Plot build_decomposition(const Session& session) {
  const std::vector<double> y = label_distribution(session);
  const Softmax p = softmax_of(session.logits, session.temperature);
  const Splits splits = splits_of(session);
  Plot plot;
  plot.title = {"Cross-entropy = entropy + KL", "交叉熵 = 熵 + KL 散度"};
  plot.rows = {{stacks(session, splits)}, {distributions(session, y, p), differences(session, y, p)}};
  const std::string numbers = amount_text(splits.forward.whole()).en + " = " +
                              amount_text(splits.forward.own).en + " + " +
                              amount_text(splits.forward.extra).en + " ";
  const std::string formula = is_sigmoid(session) ? R"($H(y, a) = H(y) + \mathrm{KL}(y \| a)$)"
                                                  : R"($H(y, p) = H(y) + \mathrm{KL}(y \| p)$)";
  plot.note = {formula + ":  " + numbers + unit_name(session.base).en,
               formula + "：" + numbers + unit_name(session.base).zh};
  return plot;
}

}  // namespace surprisal::figures
