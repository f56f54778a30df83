#include "figures/training_curves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "base/wording.h"
#include "figures/elements.h"
#include "figures/number_text.h"

namespace surprisal::figures {
namespace {

using Measure = double learn::Measures::*;

bool is_cross_entropy(const learn::Training& run) { return run.settings.loss == Loss::CrossEntropy; }

Text name_of_loss(const learn::Training& run) {
  return is_cross_entropy(run) ? Text("cross-entropy", "交叉熵") : Text("squared error", "平方误差");
}

Ink ink_of(const learn::Training& run) {
  return is_cross_entropy(run) ? Quantity::Loss : Quantity::SquaredError;
}

// Leaves about a third of the axis for the labels at the ends of the curves.
double end_of_axis(std::size_t steps) {
  constexpr std::array kEnds = {50.0, 100.0, 200.0, 300.0, 500.0, 750.0, 1000.0, 1500.0};
  const double needed = 1.5 * static_cast<double>(steps);
  const auto found = std::find_if(kEnds.begin(), kEnds.end(), [&](double end) { return end >= needed; });
  return found == kEnds.end() ? needed : *found;
}

Curve trace_of(const learn::Training& run, Measure value, double factor) {
  Curve curve;
  for (std::size_t i = 0; i < run.curve.size(); ++i)
    curve.points.push_back({static_cast<double>(i), factor * (run.curve[i].*value)});
  return curve;
}

void add_curve(Chart& chart, Curve curve, Ink ink, Dash dash, const Text& name, const Text& label) {
  curve.ink = ink;
  curve.dash = dash;
  curve.name = name;
  curve.label_near = curve.points.back().x;
  curve.label = label;
  chart.marks.push_back({curve.points.back(), ink, Shape::Circle, {}});
  chart.curves.push_back(std::move(curve));
}

Chart steps_chart(const learn::Training& run, const learn::Training* other) {
  const std::size_t steps = std::max(run.steps(), other == nullptr ? 0 : other->steps());
  Chart chart;
  chart.x = {.title = {"steps", "步数"}, .range = Range{0, end_of_axis(steps)}};
  return chart;
}

// The train loss is in the title: at its curve, its label would be in the way of that of the test loss.
Panel loss_panel(const learn::Training& run, const learn::Training* other, Base base) {
  Chart chart = steps_chart(run, other);
  const double unit = from_nats(1, base);
  const auto number = [&](const learn::Training& of, Measure measure) {
    return shown_fixed(unit * (of.curve.back().*measure), 3);
  };
  chart.y = {.title = with_unit({"cross-entropy", "交叉熵"}, base) +
                      Text("; solid: train ", "；实线：训练集 ") + number(run, &learn::Measures::seen_loss) +
                      Text(", dashed: test", "，虚线：测试集"),
             .ink = Quantity::Loss,
             .include = {0, std::log(10) * unit}};
  const auto add = [&](const learn::Training& of, Dash dash) {
    add_curve(chart, trace_of(of, &learn::Measures::unseen_loss, unit), ink_of(of), dash, name_of_loss(of),
              name_of_loss(of));
    chart.curves.back().explanation = Text("test ", "测试集 ") + number(of, &learn::Measures::unseen_loss);
  };
  if (other != nullptr) add(*other, Dash::LongDash);
  const auto loss = [](const learn::Training& of) { return of.curve.back().unseen_loss; };
  if (other != nullptr && loss(*other) > loss(run)) chart.curves.back().label_side = Side::Above;
  add(run, Dash::Dashed);
  add_curve(chart, trace_of(run, &learn::Measures::seen_loss, unit), ink_of(run), Dash::Solid,
            {"train", "训练集"}, {});
  return {{}, chart};
}

Panel accuracy_panel(const learn::Training& run, const learn::Training* other) {
  Chart chart = steps_chart(run, other);
  chart.y = {.title = {"test accuracy (%)", "测试准确率（%）"}, .range = Range{0, 100}};
  const auto accuracy = [](const learn::Training& of) { return of.curve.back().unseen_accuracy; };
  const auto add = [&](const learn::Training& of, Dash dash, Side side) {
    add_curve(chart, trace_of(of, &learn::Measures::unseen_accuracy, 100), ink_of(of), dash, name_of_loss(of),
              percent(accuracy(of), 1));
    chart.curves.back().label_side = side;
    if (other != nullptr) chart.curves.back().explanation = name_of_loss(of);
  };
  const bool is_better = other != nullptr && accuracy(run) >= accuracy(*other);
  if (other != nullptr) add(*other, Dash::LongDash, is_better ? Side::Below : Side::Either);
  add(run, Dash::Solid, other == nullptr || is_better ? Side::Either : Side::Below);
  return {{}, chart};
}

}  // namespace

Plot training_curves(const learn::Training& run, const learn::Training* other, Base base) {
  Plot plot;
  plot.title = {"Training on handwritten digits", "手写数字的训练"};
  plot.rows = {{loss_panel(run, other, base)}, {accuracy_panel(run, other)}};
  return plot;
}

}  // namespace surprisal::figures
