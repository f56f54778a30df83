// figures: categorical cross-entropy beside the form with one binary term per class that some texts use. The
// binary form also penalizes probability given to wrong classes.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

double binary_sum(const std::vector<double>& y, const std::vector<double>& q, Base base) {
  return per_class_binary_sum(q, y, base);
}

// The binary term of a class as two stacked bars: the "yes" part, which both forms share, and the "no" part.
void add_stack(Chart& chart, double at, double yes, double whole, Text name, std::size_t of_class) {
  Bar lower = make_bar(at, yes, Quantity::Loss);
  lower.width = 0.6;
  lower.of_class = of_class;
  lower.name = Text("−𝑦 log 𝑝 ") + name;
  lower.label = yes > 0 && whole > yes ? lower.label : Text();
  lower.label_inside = true;
  Bar upper = make_bar(at, whole, Quantity::Loss);
  upper.width = lower.width;
  upper.from = yes;
  upper.fill = Fill::Lighter;
  upper.of_class = of_class;
  upper.name = Text("−(1−𝑦) log(1−𝑝) ") + name;
  chart.bars.push_back(lower);
  chart.bars.push_back(upper);
}

Panel terms_of(const Session& session, Text title, const std::vector<double>& q, double highest) {
  const Base base = session.base;
  const std::vector<double> y = effective_labels(session);
  const std::vector<double> yes = cross_entropy_terms(y, q, base);
  const std::vector<double> both = per_class_binary_terms(q, y, base);
  Chart chart;
  chart.x = class_axis(session);
  chart.y = information_axis({"loss", "损失"}, Quantity::Loss, base, highest);
  for (std::size_t k = 0; k < q.size(); ++k) {
    add_stack(chart, static_cast<double>(k), yes[k], both[k], name_of(session, k), k);
  }
  const double at = static_cast<double>(q.size()) + 0.3;
  chart.x.categories.push_back({at, {"sum", "总和"}, Quantity::Loss});
  add_stack(chart, at, cross_entropy(y, q, base), binary_sum(y, q, base), {"sum", "总和"}, Curve::kNoClass);
  return {std::move(title), chart};
}

}  // namespace

Plot build_binary_terms(const Session& session) {
  const Base base = session.base;
  const std::vector<double> y = effective_labels(session);
  const std::vector<double> own = softmax_of(session.logits, session.temperature).p;
  double highest = from_nats(0.2, base);
  for (double sum : {binary_sum(y, own, base), binary_sum(y, session.rival, base)}) {
    if (std::isfinite(sum)) highest = std::max(highest, 1.2 * sum);
  }
  const auto caption = [&](const Text& model, const std::vector<double>& q) {
    const std::string categorical = number_text(cross_entropy(y, q, base)).en;
    const std::string binary = number_text(binary_sum(y, q, base)).en;
    return Text{model.en + ": " + categorical + " or " + binary,
                model.zh + "：" + categorical + " 或 " + binary};
  };
  Plot plot;
  plot.title = {"Categorical form or one binary term per class", "多分类形式，还是每类一个二元项"};
  plot.note = {"Solid: −Σ 𝑦 log 𝑝. Pale: what the binary form adds, −Σ (1−𝑦) log(1−𝑝).",
               "实心：−Σ 𝑦 log 𝑝；浅色为二元形式多出的 −Σ (1−𝑦) log(1−𝑝)。"};
  plot.rows = {{terms_of(session, caption({"Model 1", "模型 1"}, own), own, highest),
                terms_of(session, caption({"Model 2", "模型 2"}, session.rival), session.rival, highest)}};
  return plot;
}

}  // namespace surprisal::figures
