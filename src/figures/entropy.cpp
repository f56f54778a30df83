// figures: entropy as expected information: over the probability of one of two outcomes, and as a sum of one
// term per class for the prediction.
#include <algorithm>
#include <cmath>
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

namespace surprisal::figures {
namespace {

// Every class on the curve of its term; the readout adds them up.
Panel terms_of_classes(const Session& session, const Softmax& p) {
  const Base base = session.base;
  const bool binary = is_sigmoid(session);
  const auto binary_term = [base](double a) { return binary_entropy(a, base); };
  const auto term = [base](double x) { return x == 0 ? 0 : x * surprisal(x, base); };
  Chart chart;
  chart.x = probability_axis(binary ? Text("output $a$", "输出 $a$") : Text("probability $p$", "概率 $p$"));
  chart.x.range = Range{0, 1};
  // A class's own amount, not yet the entropy.
  const Text amount = binary ? Text("$H(a)$") : Text("$-p " + log_name(base) + " p$");
  chart.y = information_axis(amount, Quantity::Entropy, base,
                             from_nats(binary || p.p.size() == 2 ? 0.8 : 0.4, base));  // as beside it
  chart.curves = {binary ? make_curve(binary_term, Quantity::Entropy, {}, Dash::Dashed, Thickness::Thick)
                         : make_curve(term, Quantity::Entropy, {}, Dash::Dashed, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  double sum = 0;
  for (std::size_t k = 0; k < p.p.size(); ++k) {
    const double a = binary ? sigmoid(session.logits[k]) : p.p[k];
    const Point at = {a, binary ? binary_term(a) : term(a)};
    sum += at.y;
    chart.guides.push_back(stem(at, Quantity::Entropy));
    chart.marks.push_back(bead(session, k, at, Quantity::Entropy));
  }
  const double count = static_cast<double>(p.p.size());
  const double most = from_nats(binary ? count * std::log(2) : std::log(count), base);
  const std::string total = amount_text(binary ? sum : entropy(p, base)).en;
  if (binary) {
    const std::string all = std::to_string(p.p.size()) + "$\\," + log_name(base) + " 2$ = ";
    chart.readout = Readout{{{"sum  " + total, "合计 " + total},
                             {"of " + all + amount_text(most).en, "最大 " + all + amount_text(most).zh}},
                            Quantity::Entropy,
                            {"sum  " + total, "合计 " + total}};
  } else {
    chart.readout = Readout{{{"$H$ = " + total + " of " + amount_text(most).en,
                              "$H$ = " + total + "，最大 " + amount_text(most).zh}},
                            Quantity::Entropy,
                            Text("$H$ = " + total)};
  }
  return {{"What each class adds", "各类别的贡献"}, std::move(chart)};
}

// The binary entropy curve over the probability of the first outcome.
Panel yes_or_no(const Session& session, const Softmax& p) {
  const Base base = session.base;
  const auto of = [base](double x) { return binary_entropy(x, base); };
  const std::size_t k = main_class(session);
  const Point at = {p.p[k], of(p.p[k])};
  Chart chart;
  chart.x = probability_axis({"probability $p$", "概率 $p$"});
  chart.x.range = Range{0, 1};
  chart.y = information_axis({"entropy $H$", "熵 $H$"}, Quantity::Entropy, base, from_nats(0.8, base));
  chart.curves = {make_curve(of, Quantity::Entropy, {}, Dash::Dashed, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  chart.marks.push_back({{0.5, of(0.5)},
                         Quantity::Entropy,
                         Shape::Ring,
                         with_number({"least certain:", "最不确定："}, of(0.5), 3)});
  chart.guides = {drop_line(at, 0, Quantity::Prediction)};
  for (const double marked : session.marked) {
    if (p.p.size() > 2 || std::abs(marked - at.x) < 1e-6) continue;  // the bead is already there
    chart.marks.push_back({{marked, of(marked)},
                           Quantity::Entropy,
                           Shape::Circle,
                           with_number("$p$ = " + number_as_typed(marked) + Text(":", "："), of(marked), 3)});
  }
  chart.marks.push_back(bead(session, k, at, Quantity::Entropy));
  chart.marks.back().label = with_number(name_of(session, k), at.y, 3);
  return {{"Two outcomes", "只有两种结果时"}, std::move(chart)};
}

// One row for each marked probability and for the prediction, with each outcome's share of the entropy.
Panel outcome_by_outcome(const Session& session, const Softmax& p) {
  const Base base = session.base;
  const std::size_t k = main_class(session);
  const std::size_t other = 1 - k;
  const auto term = [base](double x) { return x == 0 ? 0 : x * surprisal(x, base); };
  Chart chart;
  chart.y = information_axis({"entropy", "熵"}, Quantity::Entropy, base, from_nats(0.8, base));
  const auto add = [&](double yes, double no, const Text& place) {
    const auto at = static_cast<double>(chart.x.categories.size());
    chart.x.categories.push_back({at, place, Ink::Kind::Ink});
    Bar first = make_bar(at, term(yes), Quantity::Entropy);
    first.label = {};
    first.number.reset();
    first.name = place + Text(", ", "，") + name_of(session, k);
    first.of_class = k;
    Bar second = make_bar(at, term(yes) + term(no), Quantity::Entropy);
    second.from = first.to;
    second.fill = Fill::Pale;
    second.name = place + Text(", ", "，") + name_of(session, other);
    second.of_class = other;
    for (Bar* bar : {&first, &second}) {
      bar->width = 0.5;
      chart.bars.push_back(*bar);
    }
  };
  for (const double marked : session.marked) add(marked, 1 - marked, "$p$ = " + number_as_typed(marked));
  add(p.p[k], p.p[other], "$p$ = " + Text(trimmed_number(p.p[k])));
  const Text name = name_of(session, k);
  const Text rest = name_of(session, other);
  return {{"Below: " + name.en + "; above: " + rest.en, "“" + name.zh + "”的贡献，上面是“" + rest.zh + "”的"},
          std::move(chart)};
}

Panel class_by_class(const Session& session, const Softmax& p) {
  const Base base = session.base;
  std::vector<double> terms;
  for (std::size_t k = 0; k < p.p.size(); ++k) {
    terms.push_back(p.p[k] == 0 ? 0 : from_nats(p.p[k] * (0 - p.log_p[k]), base));
  }
  const double most = from_nats(std::log(static_cast<double>(p.p.size())), base);
  const std::string log = log_name(base);
  Chart chart;
  chart.x = class_axis(session);
  chart.y = information_axis({"$-p " + log + " p$, added up", "$-p " + log + " p$ 累加"}, Quantity::Entropy,
                             base, p.p.size() == 2 ? from_nats(0.8, base) : 1.15 * most);
  add_waterfall(chart, terms, entropy(p, base), Quantity::Entropy, {"$H$", "$H$"});
  for (std::size_t k = 0; k < p.p.size(); ++k) {
    chart.bars[k].name = name_of(session, k);
    chart.bars[k].of_class = k;
  }
  chart.guides = {
      horizontal_guide(most, Ink::Kind::Muted, with_number({"all equally likely:", "各类等可能时："}, most))};
  return {{"The sum, step by step", "逐类相加"}, std::move(chart)};
}

}  // namespace

Plot build_entropy(const Session& session) {
  const Softmax p = softmax_of(session.logits, session.temperature);
  const bool binary = is_sigmoid(session);
  Plot plot;
  plot.title = {"Entropy: how much one expects to learn", "熵：平均能得到多少信息"};
  plot.card_title = {"Entropy of the prediction", "预测的熵"};
  const std::string log = log_name(session.base);
  if (!binary && p.p.size() == 2) {
    plot.aside = {"[[entropy:$H$ of two outcomes]]", "[[entropy:两种结果的 $H$]]"};
    const Panel parts = session.marked.empty() ? class_by_class(session, p) : outcome_by_outcome(session, p);
    plot.rows = {{yes_or_no(session, p), terms_of_classes(session, p)}, {parts}};
    return plot;
  }
  plot.aside = binary
                   ? Text("[[entropy:$H(a)$, added up]]", "[[entropy:$H(a)$ 累加]]")
                   : Text("[[entropy:$-p " + log + " p$, added up]]", "[[entropy:$-p " + log + " p$ 累加]]");
  plot.rows = {{terms_of_classes(session, p), yes_or_no(session, p)}, {class_by_class(session, p)}};
  return plot;
}

}  // namespace surprisal::figures
