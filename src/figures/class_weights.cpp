// figures: class weights make the samples of some classes count for more. The weighted mean divides by the
// sum of the samples' weights, not by their number.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

Panel weights(const Session& session) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = {.title = {"weight 𝑤", "权重 𝑤"}, .include = {0, 2}};
  for (std::size_t k = 0; k < session.class_weights.size(); ++k) {
    const Text name = name_of(session, k);
    Bar bar = class_bar(session, k, session.class_weights[k], Quantity::Label);
    bar.label = number_as_typed(bar.to);
    bar.width = 0.6;
    chart.bars.push_back(bar);
    chart.handles.push_back(class_handle("weight", k, {"weight of " + name.en, name.zh + "的权重"},
                                         {bar.at, bar.to}, Handle::Direction::Vertical, Quantity::Label,
                                         set_class_weight));
  }
  return {{"Weight of each class", "各类别的权重"}, chart, 0.7};
}

Panel losses(const Session& session, const BatchLoss& plain, const BatchLoss& weighted) {
  const Base base = session.base;
  const std::size_t samples = plain.losses.size();
  Chart chart;
  chart.y = {.title = with_unit({"loss", "损失"}, base),
             .ink = Quantity::Loss,
             .include = {0, from_nats(0.1, base)}};
  const auto add = [&](double at, double before, double after, const Text& name) {
    for (const bool counted : {false, true}) {
      Bar bar =
          make_bar(at + (counted ? 0.2 : -0.2), from_nats(counted ? after : before, base), Quantity::Loss, 3);
      bar.width = 0.36;
      bar.fill = counted ? Fill::Solid : Fill::Outline;
      bar.name = (counted ? Text{"weighted, ", "加权，"} : Text{"unweighted, ", "不加权，"}) + name;
      chart.bars.push_back(bar);
    }
  };
  for (std::size_t i = 0; i < samples; ++i) {
    const auto target = static_cast<std::size_t>(session.batch.targets[i]);
    const Text name = batch_class_name(session, target);
    chart.x.categories.push_back({static_cast<double>(i), name, Ink::Kind::Ink});
    add(static_cast<double>(i), plain.losses[i], weighted.losses[i], name);
  }
  const double at = static_cast<double>(samples) + 0.3;
  chart.x.categories.push_back({at, {"mean", "平均"}, Quantity::Loss});
  add(at, plain.reduced, weighted.reduced, {"mean", "平均"});
  return {{"Losses: outlined as they are, filled times 𝑤", "损失：空心为原值，实心为乘 𝑤 之后"}, chart, 1.6};
}

}  // namespace

Plot build_class_weights(const Session& session) {
  const BatchLoss plain = batch_loss(session, session.batch, false);
  const BatchLoss weighted = batch_loss(session, session.batch);
  const double sum = weighted.reduced * weighted.divisor;
  const std::string quotient = number_text(from_nats(sum, session.base)).en + " ÷ " +
                               number_text(weighted.divisor).en + " = " +
                               number_text(from_nats(weighted.reduced, session.base)).en;
  Plot plot;
  plot.title = {"Class weights: some samples count for more", "类别权重：让一部分样本更受重视"};
  plot.note = {"Weighted mean: Σ𝑤𝐿 ÷ Σ𝑤 = " + quotient, "加权平均：Σ𝑤𝐿 ÷ Σ𝑤 = " + quotient};
  plot.rows = {{weights(session), losses(session, plain, weighted)}};
  return plot;
}

}  // namespace surprisal::figures
