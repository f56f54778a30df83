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

Text trained_with(const learn::Training& run) {
  return Text("trained with ", "用") + name_of_loss(run) + Text("", "训练");
}

Ink ink_of(const learn::Training& run) {
  return is_cross_entropy(run) ? Quantity::Loss : Quantity::SquaredError;
}

// Leaves a third of the axis or more for the labels at the ends of the curves.
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

Curve line_of(const learn::Training& run, Measure value, double factor, Ink ink, Dash dash) {
  Curve curve = trace_of(run, value, factor);
  curve.ink = ink;
  curve.dash = dash;
  curve.label_near = curve.points.back().x;
  return curve;
}

// A chart over the training steps, with a dotted line at the step reached.
Chart steps_chart(const learn::Training& run, const learn::Training* other) {
  const std::size_t steps = std::max(run.steps(), other == nullptr ? 0 : other->steps());
  Chart chart;
  chart.x = {.title = {"steps", "步数"}, .range = Range{0, end_of_axis(steps)}};
  chart.x.title_in_line = true;
  chart.x.is_shared = true;
  if (run.steps() > 0) chart.guides = {vertical_guide(static_cast<double>(run.steps()), Ink::Kind::Muted)};
  return chart;
}

void add_with_end(Chart& chart, Curve curve) {
  chart.marks.push_back({curve.points.back(), curve.ink, Shape::Circle, {}});
  chart.curves.push_back(std::move(curve));
}

Text bold(const Text& text) { return Text("**") + text + Text("**"); }

// The mean losses of a run, in the session's unit.
struct MeanLosses {
  const learn::Training& run;
  double unit = 1;

  Curve curve(Measure value, Dash dash) const { return line_of(run, value, unit, ink_of(run), dash); }
  Text last(Measure value) const { return shown_fixed(unit * (run.curve.back().*value), 3); }
  bool test_is_higher() const { return run.curve.back().unseen_loss >= run.curve.back().seen_loss; }
};

// Dashes mean the test digits, whichever the loss.
Curve curve_of_other(const MeanLosses& losses) {
  const Text test = losses.last(&learn::Measures::unseen_loss);
  Curve curve = losses.curve(&learn::Measures::unseen_loss, Dash::Dashed);
  curve.name = name_of_loss(losses.run);
  curve.label = Text("test ", "测试集 ") + test;
  curve.explanation = curve.name;
  // As many versions as the other curves have, or more.
  const Text end = trained_with(losses.run) + Text(": test ", "：测试集 ") + bold(test);
  const Text brief = Text(curve.name.en + ": test **" + test.en + "**",
                          "测试集 **" + test.zh + "**（" + curve.name.zh + "）");
  curve.end_labels = {end, end, end, end, brief, Text("test ", "测试集 ") + bold(test)};
  return curve;
}

Curve curve_of_unseen(const MeanLosses& losses, bool is_alone) {
  const Text train = losses.last(&learn::Measures::seen_loss);
  const Text test = losses.last(&learn::Measures::unseen_loss);
  Curve curve = losses.curve(&learn::Measures::unseen_loss, Dash::Dashed);
  curve.name = name_of_loss(losses.run);
  curve.label = Text("test ", "测试集 ") + test;
  curve.label_side = losses.test_is_higher() ? Side::Above : Side::Below;
  curve.explanation = curve.name;
  const Text with_line = Text(": test (dashes) ", "：测试集（虚线）") + bold(test);
  const Text bare = Text("test (dashes) ", "测试集（虚线）") + bold(test);
  const Text brief = Text("test ", "测试集 ") + bold(test);
  const Text both = Text(", train ", "，训练集 ") + bold(train);
  if (is_alone)
    curve.end_labels = {bare + both, bare, bare, brief, brief};
  else
    curve.end_labels = {trained_with(losses.run) + with_line + both, curve.name + with_line, bare, brief,
                        brief};
  return curve;
}

// No end label in the first version, where the label of the unseen digits includes the training loss.
Curve curve_of_seen(const MeanLosses& losses) {
  Curve curve = losses.curve(&learn::Measures::seen_loss, Dash::Solid);
  curve.name = {"train", "训练集"};
  const Text loss = losses.last(&learn::Measures::seen_loss);
  curve.label = Text("train ", "训练集 ") + loss;
  curve.label_side = losses.test_is_higher() ? Side::Below : Side::Above;
  const Text with_line = Text("train (solid) ", "训练集（实线）") + bold(loss);
  const Text brief = Text("train ", "训练集 ") + bold(loss);
  curve.end_labels = {{}, with_line, with_line, brief, brief};
  return curve;
}

// The label of its test digits names both.
Curve curve_of_seen_by_other(const MeanLosses& losses) {
  Curve curve = losses.curve(&learn::Measures::seen_loss, Dash::Solid);
  curve.name = name_of_loss(losses.run) + Text(", train", "，训练集");
  return curve;
}

Panel loss_panel(const learn::Training& run, const learn::Training* other, Base base) {
  const double unit = from_nats(1, base);
  Chart chart = steps_chart(run, other);
  const bool is_alone = other == nullptr;
  const Text same = is_alone ? Text() : Text(", same step size", "，学习率相同");
  const Text title = with_unit({"mean cross-entropy", "平均交叉熵"}, base) + same;
  chart.y = {.title = title + Text("; dashes: test", "；虚线：测试集"),
             .ink = Quantity::Loss,
             .include = {0, std::log(10) * unit}};
  chart.y.brief = is_alone ? title : with_unit({"cross-entropy", "交叉熵"}, base) + same;
  if (other != nullptr) {
    chart.curves.push_back(curve_of_seen_by_other({*other, unit}));
    add_with_end(chart, curve_of_other({*other, unit}));
  }
  add_with_end(chart, curve_of_unseen({run, unit}, is_alone));
  chart.curves.push_back(curve_of_seen({run, unit}));
  return {{}, chart};
}

// Accuracy is not a loss, so cross-entropy's is in plain ink instead of the loss colour.
Ink ink_of_accuracy(const learn::Training& run) {
  return is_cross_entropy(run) ? Ink(Ink::Kind::Ink) : Ink(Quantity::SquaredError);
}

Panel accuracy_panel(const learn::Training& run, const learn::Training* other) {
  Chart chart = steps_chart(run, other);
  chart.y = {
      .title = {"test accuracy (%)", "测试准确率（%）"}, .ink = Ink::Kind::Ink, .range = Range{0, 100}};
  const auto accuracy = [](const learn::Training& of) { return of.curve.back().unseen_accuracy; };
  const auto add = [&](const learn::Training& of, bool has_name, Side side) {
    Curve curve = line_of(of, &learn::Measures::unseen_accuracy, 100, ink_of_accuracy(of), Dash::Dashed);
    curve.name = name_of_loss(of);
    curve.label = percent(accuracy(of), 1);
    curve.label_side = side;
    if (other != nullptr) curve.explanation = curve.name;
    const Text number = bold(percent(accuracy(of), 1));
    curve.end_labels = {number + (has_name ? Text(" ") + curve.name : Text())};
    add_with_end(chart, std::move(curve));
  };
  const bool is_better = other != nullptr && accuracy(run) >= accuracy(*other);
  if (other != nullptr) add(*other, true, is_better ? Side::Below : Side::Either);
  add(run, !is_cross_entropy(run), other == nullptr || is_better ? Side::Either : Side::Below);
  return {{}, chart, 1.1};
}

}  // namespace

Plot training_curves(const learn::Training& run, const learn::Training* other, Base base) {
  Plot plot;
  plot.title = {"Training on handwritten digits", "手写数字的训练"};
  plot.rows = {{loss_panel(run, other, base), accuracy_panel(run, other)}};
  plot.prefers_column = true;
  return plot;
}

}  // namespace surprisal::figures
