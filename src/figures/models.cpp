// figures: two predictions for one label, and the cross-entropy of each: smaller is better.
#include <algorithm>

#include "figures/axes.h"
#include "figures/beads.h"
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

// The prediction of a model as bars, with the label as squares.
Panel prediction(const Session& session, Text title, const std::vector<double>& q, Fill fill, ClassSetter set,
                 const std::string& id) {
  const std::vector<double> y = label_distribution(session);
  Chart chart;
  chart.x = class_axis(session);
  chart.y = probability_axis({"probability", "概率"});
  chart.y.range = Range{0, 1.15};
  for (std::size_t k = 0; k < q.size(); ++k) {
    const Text name = name_of(session, k);
    Bar bar = class_bar(session, k, q[k], Quantity::Prediction);
    bar.fill = fill;
    chart.bars.push_back(bar);
    chart.marks.push_back({{bar.at, y[k]}, Quantity::Label, Shape::Square, {}, false, k});
    chart.handles.push_back(class_handle(id, k, {"probability of " + name.en, name.zh + "的概率"},
                                         {bar.at, q[k]}, Handle::Direction::Vertical, Quantity::Prediction,
                                         set));
  }
  return {std::move(title), chart};
}

}  // namespace

Plot build_models(const Session& session) {
  const Base base = session.base;
  const std::vector<double> y = label_distribution(session);
  const Softmax own = softmax_of(session.logits, session.temperature);
  const double first = cross_entropy(y, own, base);
  const double second = cross_entropy(y, session.rival, base);

  Chart losses;
  losses.y = {.title = with_unit({"cross-entropy", "交叉熵"}, base),
              .ink = Quantity::Loss,
              .include = {0, from_nats(0.1, base)}};
  add_model_bars(losses, first, second, Quantity::Loss);
  for (Bar& bar : losses.bars) bar.width = 0.55;

  Plot plot;
  plot.title = {"Two models, one label (squares)", "两个模型，同一标签（方块）"};
  const bool tie = first == second;
  const std::string better = first < second ? "1" : "2";
  plot.note = tie ? Text{"Both are equally good.", "两个模型一样好。"}
                  : Text{"By this cross-entropy, model " + better + " is better.",
                         "按这个交叉熵，模型 " + better + " 更好。"};
  plot.rows = {
      {prediction(session, {"Model 1", "模型 1"}, own.p, Fill::Solid, set_probability, "probability"),
       prediction(session, {"Model 2", "模型 2"}, session.rival, Fill::Lighter, set_rival_probability,
                  "rival"),
       {{"Smaller is better", "越小越好"}, losses}}};
  return plot;
}

}  // namespace surprisal::figures
