// figures: when to use sigmoid and when softmax: five rules, and a live example of the chosen one, computed
// from the session's logits.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/quantities.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

struct RuleRow {
  Rule rule;
  Text when;
  Text use;
};

const RuleRow kRuleRows[] = {
    {Rule::Several, {"several may be right", "可有多个正确"}, {"sigmoid"}},
    {Rule::One, {"exactly one is right", "只有一个正确"}, {"softmax"}},
    {Rule::Loss, {"which loss", "用哪种损失"}, {"as the output", "随输出而定"}},
    {Rule::Sigmoids, {"one right, yet sigmoids", "单选却用 sigmoid"}, {"may not add to 1", "总和不一定为 1"}},
    {Rule::TwoClasses, {"two classes", "二分类"}, {"either", "皆可"}}};

Table rules_table(const Session& session) {
  Table table;
  table.heads = {{}, {{"the question", "问题"}, Ink::Kind::Muted}, {{"output", "输出"}, Ink::Kind::Muted}};
  for (const RuleRow& row : kRuleRows) {
    const bool chosen = row.rule == session.rule;
    const Weight weight = chosen ? Weight::Bold : Weight::Regular;
    const Ink ink = chosen ? Ink::Kind::Ink : Ink::Kind::Muted;
    const Ink ground = chosen ? Ink(Quantity::Logit).faded(0.12) : Ink(Ink::Kind::Paper);
    const std::string number = std::to_string(table.rows.size() + 1);
    table.rows.push_back({{Text(number), ink, weight, ground},
                          {row.when, ink, weight, ground},
                          {row.use, ink, weight, ground}});
  }
  return table;
}

// A bar for each class. Dragging it changes the class's logit.
Chart output_bars(const Session& session, const std::vector<double>& outputs, ClassSetter set,
                  const Text& name) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = probability_axis(name);
  chart.y.range = Range{0, 1.12};
  const std::vector<double> y = effective_labels(session);
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const auto at = static_cast<double>(k);
    Bar bar = class_bar(session, k, outputs[k], Quantity::Prediction);
    chart.bars.push_back(std::move(bar));
    chart.marks.push_back({{at, y[k]}, Quantity::Label, Shape::Square, {}});
    chart.handles.push_back(class_handle("output", k, name_of(session, k), {at, outputs[k]},
                                         Handle::Direction::Vertical, Quantity::Prediction, set));
  }
  return chart;
}

std::vector<double> sigmoids_of(const Session& session) {
  std::vector<double> all;
  for (const double z : session.logits) all.push_back(sigmoid(z));
  return all;
}

Panel several_right(const Session& session) {
  const std::vector<double> a = sigmoids_of(session);
  return {with_number({"Each answers for itself; they add up to", "各答各的，相加为"}, sum_of(a)),
          output_bars(session, a, set_activation, {"sigmoid $a$", "sigmoid $a$"})};
}

Panel one_right(const Session& session) {
  const std::vector<double> p = softmax(session.logits, session.temperature);
  return {with_number({"They share one whole; they add up to", "分一个整体，相加为"}, sum_of(p)),
          output_bars(session, p, set_probability, {"softmax $p$", "softmax $p$"})};
}

Panel loss_of_either(const Session& session) {
  const std::vector<double> y = effective_labels(session);
  double binary = 0;
  for (std::size_t k = 0; k < y.size(); ++k)
    binary += binary_cross_entropy_from_logit(session.logits[k], y[k], session.base);
  Chart chart;
  chart.x.categories = {{0, {"sigmoids", "sigmoid"}, Ink::Kind::Ink}};
  chart.y = {.title = with_unit({"loss", "损失"}, session.base),
             .ink = Quantity::Loss,
             .include = {0, from_nats(1, session.base)}};
  chart.bars = {make_bar(0, binary, Quantity::Loss)};
  chart.bars[0].name = {"sigmoids", "sigmoid"};
  if (adds_to_one(y)) {
    chart.x.categories.push_back({1, {"softmax", "softmax"}, Ink::Kind::Ink});
    chart.bars.push_back(make_bar(
        1, cross_entropy(y, softmax_of(session.logits, session.temperature), session.base), Quantity::Loss));
    chart.bars[1].name = {"softmax"};
    return {{"All binary terms, or $-\\log p$", "各类二元项之和，或 $-\\log p$"}, std::move(chart)};
  }
  return {{"Several right: softmax has no loss for that", "多个正确：softmax 没有这样的损失"},
          std::move(chart)};
}

Panel sigmoids_for_one(const Session& session) {
  const std::vector<double> a = sigmoids_of(session);
  Chart chart;
  chart.x.categories = {{0, {"sigmoids", "sigmoid"}, Ink::Kind::Ink},
                        {1, {"softmax", "softmax"}, Ink::Kind::Ink}};
  chart.y = {.title = {"sum over the classes", "各类之和"},
             .ink = Quantity::Prediction,
             .include = {0, 1.2, 1.1 * sum_of(a)}};
  chart.bars = {make_bar(0, sum_of(a), Quantity::Prediction),
                make_bar(1, sum_of(softmax(session.logits, session.temperature)), Quantity::Prediction)};
  chart.bars[0].name = {"sigmoids", "sigmoid"};
  chart.bars[1].name = {"softmax"};
  chart.guides = {horizontal_guide(1, Ink::Kind::Muted)};
  return {{"If one is right, the sum should be 1", "只有一个正确，和就该是 1"}, std::move(chart)};
}

// The first two classes, by sigmoid and by softmax.
Panel either_for_two(const Session& session) {
  const double t = session.temperature;
  const double difference = (session.logits[0] - session.logits[1]) / t;
  const double at = softmax(std::span(session.logits).first(2), t)[0];
  const double reach = std::max(8.0, 1.1 * std::abs(difference));
  Chart chart;
  chart.x = {.title = {"difference of the logits $z_1 - z_2$", "logit 之差 $z_1 - z_2$"},
             .ink = Quantity::Logit,
             .range = Range{-reach, reach}};
  if (t != 1) chart.x.title = {"difference $(z_1 - z_2)/T$", "差 $(z_1 - z_2)/T$"};
  chart.y = probability_axis({"probability of " + name_of(session, 0).en, name_of(session, 0).zh + "的概率"});
  const Text curve(t == 1 ? "$\\sigma(z_1 - z_2)$" : "$\\sigma((z_1 - z_2)/T)$");
  chart.curves = {make_curve(sigmoid, Quantity::Prediction, curve, Dash::Solid, Thickness::Thick)};
  chart.marks = {
      {{difference, at}, Quantity::Prediction, Shape::Ring, with_number(Text("softmax"), at), true}};
  chart.handles = {class_handle(
      "difference", 0, name_of(session, 0), {difference, at}, Handle::Direction::Horizontal, Quantity::Logit,
      [](Session& s, std::size_t k, double wish) { set_logit(s, k, s.logits[1] + wish * s.temperature); })};
  return {{"Both give the same number", "两条路，同一个数"}, std::move(chart)};
}

Panel live_case(const Session& session) {
  switch (session.rule) {
    case Rule::Several:
      return several_right(session);
    case Rule::One:
      return one_right(session);
    case Rule::Loss:
      return loss_of_either(session);
    case Rule::Sigmoids:
      return sigmoids_for_one(session);
    case Rule::TwoClasses:
      break;
  }
  return either_for_two(session);
}

}  // namespace

Plot build_when_to_use(const Session& session) {
  Plot plot;
  plot.title = {"When sigmoid, when softmax", "何时用 sigmoid，何时用 softmax"};
  plot.rows = {{{{"The rule", "规则"}, rules_table(session), 1}, live_case(session)}};
  plot.rows[0][1].weight = 1.2;
  return plot;
}

}  // namespace surprisal::figures
