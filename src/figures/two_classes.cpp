// figures: the softmax of two logits is the sigmoid of their difference. They still learn differently: one
// logit has one gradient, while two logits have opposite gradients, so their difference moves twice as far
// per step.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"
#include "math/gradients.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// The first class's share of the two labels; 1 if both are 0.
double first_class_share(const Session& session) {
  const std::vector<double> y = effective_labels(session);
  const double both = y[0] + y[1];
  return both > 0 ? y[0] / both : 1;
}

Panel probabilities(const Session& session, double difference, const Softmax& s) {
  const double t = session.temperature;
  const double fixed = session.logits[1];
  const double reach = nearest_finite(std::max(6.0, 1.15 * std::abs(difference)));
  Chart chart;
  chart.x = {.title = {"difference of the logits 𝑧₁−𝑧₂", "logit 之差 𝑧₁−𝑧₂"},
             .ink = Quantity::Logit,
             .range = Range{-reach, reach}};
  chart.y = probability_axis({"probability 𝑝₁", "概率 𝑝₁"});
  chart.curves = {make_curve([t](double d) { return sigmoid(d / t); }, Quantity::Prediction,
                             t == 1 ? Text("sigmoid(𝑧₁−𝑧₂)") : Text("sigmoid((𝑧₁−𝑧₂)/𝑇)"), Dash::Solid,
                             Thickness::Thick)};
  chart.guides = {vertical_guide(difference, Quantity::Logit)};
  for (int i = -9; i <= 9; i += 2) {
    const double d = reach / 10 * i;
    const double z[] = {d, 0};
    chart.marks.push_back(
        {{d, softmax_of(z, t).p[0]}, Ink(), Shape::Ring, i == -3 ? Text("softmax([𝑧₁, 𝑧₂])") : Text()});
  }
  const Point at = {difference, s.p[0]};
  const Text name = name_of(session, 0);
  chart.marks.push_back(bead(session, 0, at, Quantity::Prediction, with_number(name, at.y)));
  chart.handles = {{"difference",
                    {"difference of the logits", "logit 之差"},
                    at,
                    Handle::Direction::Horizontal,
                    Quantity::Prediction,
                    [fixed](Session& u, Point to) { set_logit(u, 0, fixed + to.x); }}};
  return {{"One curve", "同一条曲线"}, chart, 1.5};
}

Panel gradients(const Session& session, double y, double of_one, const std::vector<double>& of_two) {
  Chart chart;
  chart.y = {.title = {"gradient d𝐿/d𝑧", "梯度 d𝐿/d𝑧"}, .ink = Quantity::Gradient};
  const double most = 1.2 / session.temperature;
  chart.y.range = Range{-most, most};
  const Text names[] = {{"one logit 𝑧", "单个 logit 𝑧"}, "𝑧₁", "𝑧₂"};
  const double values[] = {of_one, of_two[0], of_two[1]};
  const double places[] = {0, 1.25, 2.25};
  for (std::size_t i = 0; i < 3; ++i) {
    Bar bar = make_bar(places[i], values[i], Quantity::Gradient);
    bar.width = 0.55;
    bar.name = names[i];
    if (i > 0) bar.fill = Fill::Lighter;
    chart.bars.push_back(bar);
    chart.x.categories.push_back({places[i], names[i], Ink::Kind::Ink});
  }
  Text label = Text("𝑦₁ = " + trimmed_number(y));
  if (y == 0 || y == 1) label = name_of(session, y == 1 ? 0 : 1);
  return {Text("Two gradients, label: ", "两种梯度，标签：") + label, chart, 1};
}

}  // namespace

Plot build_two_classes(const Session& session) {
  const std::vector<double> z = {session.logits[0], session.logits[1]};
  const double t = session.temperature;
  const Softmax s = softmax_of(z, t);
  const double y = first_class_share(session);
  const double difference = nearest_finite(z[0] - z[1]);
  const double of_one = output_error(difference / t, y) / t;
  const double labels[] = {y, 1 - y};
  const std::vector<double> of_two = softmax_cross_entropy_gradient(s, labels, t);

  Plot plot;
  plot.title = {"Two classes: " + name_of(session, 0).en + " or " + name_of(session, 1).en,
                "二分类：" + name_of(session, 0).zh + "还是" + name_of(session, 1).zh};
  plot.note = {"Curve: the sigmoid of the difference of the logits. Rings: softmax of both.",
               "曲线：对 logit 之差取 sigmoid；小圆圈：对两个 logit 取 softmax。"};
  plot.rows = {{probabilities(session, difference, s), gradients(session, y, of_one, of_two)}};
  return plot;
}

}  // namespace surprisal::figures
