// figures: how a loss curve reveals a mistake, in real runs of the digit classifier. It starts at ln K, when
// nothing has been learnt; with softmax applied twice, or with wrong labels, it levels off at a floor.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_digits.h"
#include "learn/gradient.h"
#include "learn/kept_runs.h"
#include "math/information.h"

namespace surprisal::figures {
namespace {

// The entropy, in nats, of a label that is replaced by another digit with probability `noise`.
double entropy_of_noise(double noise) {
  return binary_entropy(noise) + noise * std::log(static_cast<double>(learn::kDigitClasses - 1));
}

Curve seen_loss(const learn::Training& run, double unit, Dash dash, const Text& name) {
  Curve curve;
  for (std::size_t i = 0; i < run.curve.size(); ++i)
    curve.points.push_back({static_cast<double>(i), unit * run.curve[i].seen_loss});
  curve.ink = Quantity::Loss;
  curve.dash = dash;
  curve.thickness = Thickness::Thick;
  const std::string loss = shown_fixed(curve.points.back().y, 3);
  curve.label = name + Text(": ", "：") + loss;
  curve.end_labels = {curve.label, name + Text(" ") + loss};
  curve.name = name;
  curve.label_near = curve.points.back().x;
  return curve;
}

}  // namespace

Plot build_betrayed(const Session& session) {
  const Base base = session.base;
  const double unit = from_nats(1, base);
  std::vector<learn::Training> runs;
  for (const learn::TrainingSettings& settings : runs_with_faults(session))
    runs.push_back(learn::kept_runs().after(settings, static_cast<std::size_t>(session.digits.steps)));
  const double noise = runs[2].settings.label_noise;
  const double start = unit * std::log(static_cast<double>(learn::kDigitClasses));
  const double twice = unit * learn::twice_softmax_floor(learn::kDigitClasses);
  const double noisy = unit * entropy_of_noise(noise);
  const std::string wrong = percent(noise).en;
  // The slider may stand at none, and then the run with wrong labels is only an example.
  const bool is_example = session.digits.label_noise != noise;
  const Text example = is_example ? Text("example: ", "示例：") : Text();

  Chart chart;
  const double steps = std::max(10.0, static_cast<double>(session.digits.steps));
  chart.x = {.title = {"steps", "步数"}, .range = Range{0, 1.5 * steps}};
  chart.y = {.title = with_unit({"loss on the digits to learn from", "训练集损失"}, base),
             .ink = Quantity::Loss};
  chart.y.range = Range{0, 1.25 * start};
  chart.curves = {
      seen_loss(runs[0], unit, Dash::Solid, {"healthy", "正常"}),
      seen_loss(runs[1], unit, Dash::LongDash, {"softmax twice", "做了两次 softmax"}),
      seen_loss(runs[2], unit, Dash::Dashed, example + Text(wrong + " wrong labels", wrong + " 标签有误"))};
  chart.guides = {horizontal_guide(start, Ink::Kind::Muted,
                                   {"start: $" + log_name(base) + " 10$ = " + amount_text(start).en,
                                    "起点：$" + log_name(base) + " 10$ = " + amount_text(start).zh}),
                  horizontal_guide(twice, Ink::Kind::Muted,
                                   {"floor of the softmax taken twice: " + amount_text(twice).en,
                                    "两次 softmax 的下限：" + amount_text(twice).zh}),
                  horizontal_guide(noisy, Quantity::Entropy,
                                   {"entropy of the labels: " + amount_text(noisy).en,
                                    "标签的熵：" + amount_text(noisy).zh})};
  // The last one ends where its curve does, whose label would be on it.
  chart.guides.back().extent = Range{0, static_cast<double>(session.digits.steps)};
  Plot plot;
  plot.title = {"What the curve betrays", "看曲线，找毛病"};
  plot.note = {"A loss that does not start near $" + log_name(base) +
                   " 10$, or stops at a floor, is worth a question.",
               "损失的起点不在 $" + log_name(base) + " 10$ 附近，或停在某个下限上，都值得问一句为什么。"};
  plot.rows = {{{{}, std::move(chart)}}};
  return plot;
}

}  // namespace surprisal::figures
