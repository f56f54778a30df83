// figures: softmax probabilities stacked up to 1. Adding a constant to all logits changes nothing, because
// only differences count; multiplying them by a factor changes the probabilities.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

struct Change {
  Text name;
  double factor;
  double shift;
};

// The probabilities of one set of logits, stacked from 0 to 1.
void stack(Chart& chart, const Session& session, double place, const std::vector<double>& p,
           const Text& changed) {
  double reached = 0;
  for (std::size_t k = 0; k < p.size(); ++k) {
    const Text name = name_of(session, k);
    Bar bar;
    bar.at = place;
    bar.width = 0.72;
    bar.from = reached;
    bar.to = reached += p[k];
    bar.ink = Ink::of_class(k);
    bar.label = place == 0 ? with_number(name, p[k]) : number_text(p[k]);
    bar.label_inside = true;
    bar.name = {name.en + ", " + changed.en, name.zh + "，" + changed.zh};
    bar.of_class = k;
    chart.bars.push_back(bar);
  }
}

}  // namespace

Plot build_stacking(const Session& session) {
  const Change changes[] = {{{"𝑧"}, 1, 0}, {{"𝑧 + 10"}, 1, 10}, {{"𝑧 − 100"}, 1, -100}, {{"2𝑧"}, 2, 0}};
  Chart chart;
  chart.y = probability_axis({"shares 𝑝, stacked", "各类份额 𝑝，逐层叠加"});
  chart.y.range = Range{0, 1.04};
  double place = 0;
  for (const Change& change : changes) {
    std::vector<double> z = session.logits;
    for (double& v : z) v = nearest_finite(change.factor * v + change.shift);
    chart.x.categories.push_back({place, change.name, Quantity::Logit});
    stack(chart, session, place++, softmax(z, session.temperature), change.name);
  }
  Plot plot;
  plot.title = {"The fractions add up to 1", "各个份额相加为 1"};
  plot.note = {"A constant added to all logits changes nothing; a factor does.",
               "给所有 logit 加上同一个常数，结果不变；乘以一个系数，结果就变了。"};
  plot.rows = {{{{}, chart}}};
  return plot;
}

}  // namespace surprisal::figures
