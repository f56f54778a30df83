// figures: a smoothed label has entropy, which no prediction's loss can go below, and the best prediction is
// not certain.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kExample = 0.1;  // used if the session has no smoothing

double shown_smoothing(const Session& session) {
  return session.smoothing > 0 ? session.smoothing : kExample;
}

double target(double smoothing, std::size_t classes) { return smoothed(one_hot(0, classes), smoothing)[0]; }

// The loss of the smoothed label for a prediction that shares the rest evenly among the other classes.
double smoothed_loss(double p, double y, std::size_t classes, Base base) {
  const double others = from_nats((1 - y) * std::log(static_cast<double>(classes - 1)), base);
  return binary_cross_entropy(p, y, base) + others;
}

Panel best_loss(const Session& session) {
  const Base base = session.base;
  const std::size_t classes = class_count(session);
  const auto best = [classes, base](double s) { return best_smoothed_loss(classes, s, base); };
  const double most = from_nats(std::log(static_cast<double>(classes)), base);
  const std::string count = std::to_string(classes);
  Chart chart;
  chart.x = probability_axis({"smoothing 𝑠", "平滑系数 𝑠"}, Ink());
  chart.y = information_axis({"least loss 𝐻", "最小损失 𝐻"}, Quantity::Entropy, base, 1.15 * most);
  chart.curves = {make_curve(best, Quantity::Entropy, {}, Dash::Dashed, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  chart.guides = {horizontal_guide(most, Ink::Kind::Muted,
                                   Text("$" + log_name(base) + " " + count + "$ = " + number_text(most).en))};
  const Point at = {session.smoothing, best(session.smoothing)};
  chart.marks = {{at, Quantity::Entropy, Shape::Circle,
                  Text("𝑠 = " + trimmed_number(at.x)) + Text(": ", " 时为 ") + number_text(at.y), true}};
  chart.handles = {{"smoothing",
                    {"label smoothing", "标签平滑系数"},
                    at,
                    Handle::Direction::Horizontal,
                    Quantity::Entropy,
                    [](Session& s, Point to) { set_smoothing(s, to.x); }}};
  return {{"What no prediction can get below (" + count + " classes)", "损失的下界（" + count + " 类）"},
          chart};
}

Panel loss_curves(const Session& session) {
  const Base base = session.base;
  const std::size_t classes = class_count(session);
  const double s = shown_smoothing(session);
  const double y = target(s, classes);
  const auto soft = [y, classes, base](double p) { return smoothed_loss(p, y, classes, base); };
  Chart chart;
  chart.x = probability_axis({"probability 𝑝 of the right class", "正确类别的概率 𝑝"});
  chart.y = information_axis({"loss", "损失"}, Quantity::Loss, base, from_nats(2.3, base));
  chart.curves = {make_curve([base](double p) { return surprisal(p, base); }, Quantity::Loss,
                             {"hard label", "硬标签"}, Dash::Solid, Thickness::Regular),
                  make_curve(soft, Quantity::Loss,
                             {"smoothed, 𝑠 = " + trimmed_number(s), "平滑后，𝑠 = " + trimmed_number(s)},
                             Dash::Dashed, Thickness::Thick)};
  chart.curves[1].name = {"smoothed", "平滑后"};
  for (Curve& curve : chart.curves) curve.domain = Range{0, 1};
  chart.marks = {
      {{1, surprisal(1, base)}, Quantity::Loss, Shape::Ring, "0"},
      {{y, soft(y)}, Quantity::Entropy, Shape::Diamond, with_number({"least", "最小值："}, soft(y)), true}};
  return {{"The loss over the prediction", "损失随预测的变化"}, chart};
}

}  // namespace

Plot build_smoothing(const Session& session) {
  Plot plot;
  plot.title = {"Label smoothing and the least loss", "标签平滑与最小损失"};
  const std::size_t classes = class_count(session);
  const double s = shown_smoothing(session);
  const std::string best = number_text(target(s, classes)).en;
  plot.note = {
      "With 𝑠 = " + trimmed_number(s) + " the best 𝑝 is " + best + "; its loss is the label's own entropy.",
      "𝑠 = " + trimmed_number(s) + " 时最优的 𝑝 为 " + best + "，此时的损失就是标签自身的熵。"};
  plot.rows = {{best_loss(session), loss_curves(session)}};
  return plot;
}

}  // namespace surprisal::figures
