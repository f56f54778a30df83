// figures: the surprise of an event, -log p. The loss is the surprise of the right answer. A second panel
// shows -log p and its mirror image log p, with the marked probabilities.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"
#include "math/information.h"
#include "math/quantities.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

Axis probabilities(const Session& session) {
  const Text title =
      is_sigmoid(session) ? Text("output $a$", "输出 $a$") : Text("probability $p$", "概率 $p$");
  Axis axis = probability_axis(title);
  axis.range = Range{0, 1};
  if (session.probability_axis == ProbabilityAxis::Log) axis.scale = Scale::Log, axis.range = Range{1e-4, 1};
  return axis;
}

// The largest surprise rounded up to whole nats, at most 12 unless the loss is larger. Classes beyond that
// are off the chart.
double reach_of(const std::vector<double>& nats, double loss, Base base) {
  constexpr double kLeast = 4;
  constexpr double kMost = 12;
  double reach = kLeast;
  for (double v : nats) reach = std::max(reach, std::min(kMost, std::ceil(v + 0.1)));
  if (std::isfinite(loss)) reach = std::max(reach, std::ceil(loss + 0.1));
  return from_nats(reach, base);
}

Handle loss_handle(const Session& session, std::size_t k, Point at) {
  const Base base = session.base;
  const auto set = [k, base](Session& to, double loss) {
    if (!std::isnan(loss)) set_probability(to, k, std::exp(-std::max(0.0, loss) / from_nats(1, base)));
  };
  Handle handle;
  handle.id = "loss";
  handle.name = {"loss", "损失"};
  handle.at = at;
  handle.direction = Handle::Direction::Vertical;
  handle.ink = Quantity::Loss;
  handle.move = [set](Session& to, Point p) { set(to, p.y); };
  handle.type = set;
  handle.of_class = k;
  return handle;
}

// A loss that combines several classes cannot be dragged.
Handle fixed(Handle handle, Text why) {
  handle.why_not = std::move(why);
  handle.move = [](Session&, Point) {};
  handle.type = {};
  return handle;
}

void tag_loss(Chart& chart, Handle handle, double loss) {
  chart.tags.push_back({Guide::Direction::Horizontal, loss, Quantity::Loss, amount_text(loss), handle.id});
  chart.handles.push_back(std::move(handle));
}

void add_softmax(Chart& chart, const Session& session) {
  const Base base = session.base;
  const Softmax s = softmax_of(session.logits, session.temperature);
  const double left = chart.x.range->low;
  std::vector<double> nats;
  for (double l : s.log_p) nats.push_back(0 - l);
  const bool no_loss = session.label_mode == LabelMode::Several;
  const bool one_class = session.label_mode == LabelMode::OneClass && session.smoothing == 0;
  const std::size_t right = main_class(session);
  const double loss = no_loss ? 0 : cross_entropy(effective_labels(session), s, base);
  chart.y.range = Range{0, reach_of(nats, no_loss ? 0 : loss / from_nats(1, base), base)};
  chart.curves = {make_curve([base](double p) { return surprisal(p, base); }, Quantity::Loss, {}, Dash::Solid,
                             Thickness::Thick)};
  for (std::size_t k = 0; k < s.p.size(); ++k) {
    const Point at = {s.p[k], from_nats(nats[k], base)};
    chart.marks.push_back(bead(session, k, at, Quantity::Loss));
    chart.handles.push_back(probability_handle(session, k, at, Handle::Direction::Horizontal));
  }
  const Point at = chart.marks[right].at;
  chart.guides = {drop_line(at, 0, Quantity::Prediction)};
  if (no_loss) return;
  if (one_class) {
    chart.marks[right].label = name_of(session, right) + Text(": the loss", "的损失");
    chart.guides.push_back(level_line(left, at, Quantity::Loss));
    chart.y.value = "cross_entropy";
    return tag_loss(chart, loss_handle(session, right, {left, loss}), loss);
  }
  chart.guides.push_back(horizontal_guide(
      loss, Quantity::Loss, {"loss: the classes' average, weighted by $y$", "损失：各类按 $y$ 加权的平均"}));
  tag_loss(chart,
           fixed(loss_handle(session, right, {left, loss}),
                 {"The loss is an average over all classes here.\nDrag a bead instead.",
                  "这里的损失是所有类别的平均。\n请拖动曲线上的圆点。"}),
           loss);
}

void add_sigmoid(Chart& chart, const Session& session) {
  const Base base = session.base;
  const std::vector<double> y = effective_labels(session);
  const std::size_t main = main_class(session);
  const std::string log = log_name(base);
  const double left = chart.x.range->low;
  std::vector<double> nats;
  for (std::size_t k = 0; k < y.size(); ++k) {
    const double z = session.logits[k];
    nats.push_back(y[k] * softplus(-z) + (1 - y[k]) * softplus(z));
  }
  chart.y.range = Range{0, reach_of(nats, nats[main], base)};
  chart.curves = {make_curve([base](double a) { return surprisal(a, base); }, Quantity::Loss,
                             Text("$-\\!" + log + " a$"), Dash::Solid, Thickness::Thick),
                  make_curve([base](double a) { return surprisal(1 - a, base); }, Quantity::Loss,
                             Text("$-\\!" + log + " (1-a)$"), Dash::Solid, Thickness::Thick)};
  chart.curves[0].explanation = {"label 1: yes", "标签 1：是"};
  chart.curves[1].explanation = {"label 0: no", "标签 0：否"};
  chart.curves[0].label_near = 0.05;
  chart.curves[1].label_near = 0.95;
  for (std::size_t k = 0; k < y.size(); ++k) {
    const Point at = {sigmoid(session.logits[k]), from_nats(nats[k], base)};
    chart.marks.push_back(bead(session, k, at, Quantity::Loss));
    chart.handles.push_back(activation_handle(session, k, at, Handle::Direction::Horizontal));
  }
  const Point at = chart.marks[main].at;
  const Text answer = y[main] == 1 ? Text(": yes", "：是")
                      : y[main] == 0
                          ? Text(": no", "：否")
                          : Text(": $y$ = " + trimmed_number(y[main]), "：$y$ = " + trimmed_number(y[main]));
  chart.marks[main].label = name_of(session, main) + answer;
  chart.guides = {drop_line(at, 0, Quantity::Prediction), level_line(left, at, Quantity::Loss)};
  tag_loss(chart,
           fixed(loss_handle(session, main, {left, at.y}),
                 {"Each output has a loss of its own here.\nDrag a bead instead.",
                  "这里每个输出各有自己的损失。\n请拖动曲线上的圆点。"}),
           at.y);
}

Panel surprise(const Session& session) {
  Chart chart;
  chart.x = probabilities(session);
  const Text height =
      is_sigmoid(session) ? Text("loss", "损失") : Text("$-\\!" + log_name(session.base) + " p$");
  chart.y = {.title = with_unit(height, session.base), .ink = Quantity::Loss};
  is_sigmoid(session) ? add_sigmoid(chart, session) : add_softmax(chart, session);
  for (Curve& curve : chart.curves) curve.domain = Range{0, 1};
  const double reach = chart.y.range->high;
  if (reach <= 6) {
    for (double at = 0; at <= reach; ++at) chart.y.ticks.push_back(at);
  }
  return {{}, std::move(chart)};
}

// -log p and log p, mirror images in the p axis.
Panel mirrored(const Session& session) {
  const Base base = session.base;
  const std::string log = log_name(base);
  const double reach = from_nats(6, base);
  Chart chart;
  chart.x = probabilities(session);
  chart.x.title = {"probability $p$", "概率 $p$"};
  chart.y = {.title = with_unit({"information", "信息量"}, base), .ink = Quantity::Loss};
  chart.y.range = Range{-reach, reach};
  chart.curves = {make_curve([base](double p) { return surprisal(p, base); }, Quantity::Loss,
                             Text("$-\\!" + log + " p$"), Dash::Solid, Thickness::Thick),
                  make_curve([base](double p) { return -surprisal(p, base); }, Quantity::Loss,
                             Text("$" + log + " p$"), Dash::Dashed)};
  for (Curve& curve : chart.curves) curve.domain = Range{0, 1};
  for (double p : session.marked) {
    chart.marks.push_back(
        {{p, surprisal(p, base)},
         Ink::Kind::Muted,
         Shape::Diamond,
         Text("$p$ = " + shown_short(p)) + Text(": ", " 时为 ") + number_text(surprisal(p, base))});
  }
  return {{"With its mirror image", "$-\\!" + log + " p$ 与 $" + log + " p$"}, std::move(chart)};
}

}  // namespace

Plot build_minus_log_p(const Session& session) {
  Plot plot;
  plot.title = {"Surprise: how unexpected an event is", "信息量：一个事件有多意外"};
  plot.card_title = {"Surprise", "信息量"};
  plot.aside = is_sigmoid(session) ? Text("[[loss:of the right answer]]", "[[loss:正确答案的信息量]]")
                                   : Text("[[loss:$-\\!" + log_name(session.base) + " p$]]");
  plot.rows = {{surprise(session)}};
  // Without marked probabilities, the second panel would only repeat the first.
  if (session.marked.empty()) return plot;
  plot.rows[0].push_back(mirrored(session));
  plot.rows[0][0].title = {"Over the probability", "随概率变化"};
  plot.rows[0][0].weight = 1.4;
  return plot;
}

}  // namespace surprisal::figures
