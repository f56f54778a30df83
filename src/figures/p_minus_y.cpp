// figures: the gradient p - y: the difference between each class's probability and its label, negative where
// the probability is too small.
#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/session_data.h"
#include "math/gradients.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

Panel prediction(const Session& session, const Softmax& s, const std::vector<double>& y) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = probability_axis({"probability", "概率"});
  chart.y.range = Range{0, 1.1};
  for (std::size_t k = 0; k < s.p.size(); ++k) {
    const auto at = static_cast<double>(k);
    chart.bars.push_back(class_bar(session, k, s.p[k], Quantity::Prediction));
    chart.marks.push_back({{at, y[k]}, Quantity::Label, Shape::Square, {}, false, k});
    chart.handles.push_back(probability_handle(session, k, {at, s.p[k]}, Handle::Direction::Vertical));
  }
  return {{"Prediction 𝑝 and label 𝑦 (squares)", "预测 𝑝 与标签 𝑦（方块）"}, chart};
}

Panel differences(const Session& session, const std::vector<double>& amounts) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = {
      .title = {"difference 𝑝 − 𝑦", "差 𝑝 − 𝑦"}, .ink = Quantity::Gradient, .range = Range{-1.15, 1.15}};
  for (std::size_t k = 0; k < amounts.size(); ++k)
    chart.bars.push_back(class_bar(session, k, amounts[k], Quantity::Gradient));
  return {{"Where they differ", "二者之差"}, chart};
}

}  // namespace

Plot build_p_minus_y(const Session& session) {
  const Softmax s = softmax_of(session.logits, session.temperature);
  const std::vector<double> y = label_distribution(session);
  Plot plot;
  plot.title = {"Prediction minus label", "预测减去标签"};
  plot.note_is_of = 1;
  plot.note = {"The difference: what a class got, minus what its label would give it.",
               "差：网络给的概率，减去标签的值。"};
  plot.rows = {{prediction(session, s, y), differences(session, softmax_cross_entropy_gradient(s, y))}};
  return plot;
}

}  // namespace surprisal::figures
