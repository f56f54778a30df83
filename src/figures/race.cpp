// figures: one neuron learns one label with each of the two losses, from the same start and with the same
// step size. While the sigmoid is saturated, the squared error hardly moves it.
#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/gradients.h"
#include "math/training.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// The training runs with both losses, from the same start.
struct Runs {
  std::vector<TrainingState> squares;
  std::vector<TrainingState> entropies;
};

using Value = double TrainingState::*;

// One point per step, or fewer if they would share pixels; always the last one.
std::vector<Point> trace(const std::vector<TrainingState>& run, Value value) {
  constexpr std::size_t kMaxPointsShown = 2000;
  const std::size_t stride = run.size() / kMaxPointsShown + 1;
  std::vector<Point> points;
  for (std::size_t i = 0; i < run.size(); i += stride)
    points.push_back({static_cast<double>(i), run[i].*value});
  const auto last = static_cast<double>(run.size() - 1);
  if (points.back().x != last) points.push_back({last, run.back().*value});
  return points;
}

// Before the first step there are no curves to label, so the marks are labelled.
void label_starts(Chart& chart) {
  Mark& squares = chart.marks[0];
  Mark& entropies = chart.marks[1];
  if (squares.at.y == entropies.at.y) {
    entropies.label = with_number({"both start at", "共同的起点："}, entropies.at.y);
    return;
  }
  squares.label = with_number({"squared error", "平方误差："}, squares.at.y);
  entropies.label = with_number({"cross-entropy", "交叉熵："}, entropies.at.y);
}

Panel over_steps(const Session& session, const Runs& runs, Value value, Axis y, Ink ink) {
  Chart chart;
  chart.x = {.title = {"step", "步数"},
             .range = Range{0, std::max(1.0, static_cast<double>(session.race.steps))}};
  chart.y = std::move(y);
  const auto add = [&](const std::vector<TrainingState>& run, Ink of, const Text& label, Dash dashes,
                       Shape shape, double named_at) {
    Curve curve;
    curve.points = trace(run, value);
    curve.ink = of;
    curve.dash = dashes;
    curve.thickness = Thickness::Thick;
    const Point end = curve.points.back();
    const bool has_run = curve.points.size() > 1;
    if (has_run) curve.label = label;
    curve.name = label;
    curve.label_near = named_at * chart.x.range->high;  // the same place for the whole run
    chart.marks.push_back({end, of, shape, has_run ? number_text(end.y) : Text()});
    chart.curves.push_back(std::move(curve));
  };
  add(runs.squares, Quantity::SquaredError, {"squared error", "平方误差"}, Dash::LongDash, Shape::Square,
      0.3);
  // The outputs begin near 1, where there is no room above the curve.
  chart.curves.back().label_side = value == &TrainingState::output ? Side::Below : Side::Above;
  add(runs.entropies, ink, {"cross-entropy", "交叉熵"}, Dash::Solid, Shape::Circle, 0.15);
  if (session.race.shown <= 0) label_starts(chart);
  return {{}, chart};
}

Axis axis(Text title, Ink ink) { return {.title = std::move(title), .ink = ink, .include = {0}}; }

// Sets the start by its output: the bias changes, the weight stays.
void start_at_output(Session& session, double output) {
  constexpr double kMinOutput = 1e-6;  // starting closer to 0 or 1, no learning would be visible
  if (std::isnan(output)) return;
  const double z = logit(std::clamp(output, kMinOutput, 1 - kMinOutput));
  const Race& race = session.race;
  set_race_start(session, race.weight, z - race.weight * race.input);
}

void show_until(Session& session, double step) {
  if (std::isnan(step)) return;
  set_race_shown(session, static_cast<int>(std::clamp(step, 0.0, static_cast<double>(kMaxSteps)) + 0.5));
}

}  // namespace

Plot build_race(const Session& session) {
  const Race& race = session.race;
  const Exercise exercise = {race.input, race.label, race.rate};
  const int steps = std::clamp(race.shown, 0, kMaxSteps);
  const Neuron start = {race.weight, race.bias};
  Runs runs = {train(start, exercise, Loss::SquaredError, steps),
               train(start, exercise, Loss::CrossEntropy, steps)};
  // Training is in nats; the figure shows the session's unit.
  for (TrainingState& state : runs.entropies) state.loss = from_nats(state.loss, session.base);

  // In the title, the label's value is out of the way of the curves for the whole run.
  const Text label = number_as_typed(race.label);
  Axis outputs =
      probability_axis(Text("output 𝑎 (dotted: [[label:label 𝑦 = ", "输出 𝑎（点线：[[label:标签 𝑦 = ") +
                       label + Text("]])", "]]）"));
  outputs.brief = {"output 𝑎", "输出 𝑎"};
  Panel output = over_steps(session, runs, &TrainingState::output, outputs, Quantity::Prediction);
  auto& chart = std::get<Chart>(output.content);
  chart.guides = {horizontal_guide(race.label, Quantity::Label),
                  vertical_guide(static_cast<double>(steps), Ink(Ink::Kind::Muted).faded(0.6))};
  chart.handles = {{"start",
                    {"where both start", "共同的起点"},
                    {0, runs.entropies.front().output},
                    Handle::Direction::Vertical,
                    Quantity::Prediction,
                    [](Session& s, Point to) { start_at_output(s, to.y); }},
                   {"shown",
                    {"steps shown", "显示的步数"},
                    {static_cast<double>(steps), 0.5},
                    Handle::Direction::Horizontal,
                    Ink::Kind::Muted,
                    [](Session& s, Point to) { show_until(s, to.x); }}};

  const TrainingState& first = runs.entropies.front();
  const std::string slope = number_text(sigmoid_derivative(first.logit)).en;
  Plot plot;
  const std::string z = trimmed_number(first.logit);
  plot.title = {"The learning race: the same start, 𝑧 = 𝑤𝑥 + 𝑏 = " + z, "赛跑：起点相同，𝑧 = 𝑤𝑥 + 𝑏 = " + z};
  plot.note = {
      "At the start $a(1 - a)$ = " + slope + ": that share of the error reaches the squared error's neuron.",
      "起点处 $a(1 - a)$ = " + slope + "：用平方误差，误差只能传回这么大的一份。"};
  plot.rows = {
      {output},
      {over_steps(session, runs, &TrainingState::loss,
                  axis(with_unit({"loss: ½(𝑎−𝑦)², cross-entropy", "损失：½(𝑎−𝑦)²、交叉熵"}, session.base),
                       Quantity::Loss),
                  Quantity::Loss),
       over_steps(session, runs, &TrainingState::gradient,
                  axis({"gradient d𝐿/d𝑧", "梯度 d𝐿/d𝑧"}, Quantity::Gradient), Quantity::Gradient)}};
  return plot;
}

}  // namespace surprisal::figures
