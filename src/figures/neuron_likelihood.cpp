// figures: maximum likelihood for a weight: the likelihood of the samples, its logarithm and the mean loss,
// as functions of one weight, all have their optimum at the same place.
#include <algorithm>
#include <cmath>
#include <vector>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/live_numbers.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/gradients.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "math/sum.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// Six samples that no threshold separates. If one did, there would be no best weight: a larger one would
// always be better.
const std::vector<double> kInputs = {-5, -3.5, -2.5, -1.5, -0.5, 1};
const std::vector<double> kLabels = {0, 0, 1, 0, 1, 1};

std::vector<double> outputs(double weight, double bias) {
  std::vector<double> a;
  for (double x : kInputs) a.push_back(sigmoid(weight * x + bias));
  return a;
}

// Computed from the logits, so the logarithm stays finite where the output rounds to 0 or 1.
double mean_loss(double weight, double bias) {
  Sum sum;
  for (std::size_t i = 0; i < kInputs.size(); ++i) {
    sum += binary_cross_entropy_from_logit(weight * kInputs[i] + bias, kLabels[i]);
  }
  return sum.value() / static_cast<double>(kInputs.size());
}

double loss_in(Base base, double weight, double bias) { return from_nats(mean_loss(weight, bias), base); }

double log_likelihood_of(double weight, double bias) {
  return -static_cast<double>(kInputs.size()) * mean_loss(weight, bias);
}

// Finds the zero of the loss's slope by bisection; the loss is convex, so the slope is increasing.
double best_weight(double bias) {
  double low = -kLargestValue;
  double high = kLargestValue;
  for (int i = 0; i < 120; ++i) {
    const double middle = low / 2 + high / 2;
    Sum slope;
    for (std::size_t k = 0; k < kInputs.size(); ++k) {
      slope += output_error(middle * kInputs[k] + bias, kLabels[k]) * kInputs[k];
    }
    (slope.value() < 0 ? low : high) = middle;
  }
  return low / 2 + high / 2;
}

Panel samples(const Session& session) {
  const double w = session.race.weight;
  const double b = session.race.bias;
  Chart chart;
  chart.x = {.title = {"input 𝑥", "输入 𝑥"}, .range = Range{-6, 2.5}};
  chart.y = probability_axis({"output 𝑎 = 𝜎(𝑤𝑥 + 𝑏), labels 𝑦", "输出 𝑎 = 𝜎(𝑤𝑥 + 𝑏) 与标签 𝑦"});
  chart.y.range = Range{0, 1.2};  // with room for the numbers above the upper squares
  chart.curves = {make_curve([w, b](double x) { return sigmoid(w * x + b); }, Quantity::Prediction, {},
                             Dash::Solid, Thickness::Thick)};
  const std::vector<double> a = outputs(w, b);
  for (std::size_t i = 0; i < kInputs.size(); ++i) {
    const double of_label = kLabels[i] == 1 ? a[i] : 1 - a[i];
    chart.arrows.push_back(
        {{kInputs[i], kLabels[i]}, {kInputs[i], a[i]}, Ink(Quantity::Loss).faded(0.7), {}});
    chart.marks.push_back(
        {{kInputs[i], kLabels[i]}, Quantity::Label, Shape::Square, number_text(of_label, 3)});
  }
  return {{"Six samples, and the probability of each one's label", "六个样本，及各自标签的概率"}, chart};
}

Panel over_weight(const Session& session, std::string handle_id, std::function<double(double)> f, Text title,
                  Ink ink, Dash dash, bool from_zero) {
  const double w = session.race.weight;
  const double b = session.race.bias;
  const double best = best_weight(b);
  const Point at = {w, f(w)};
  Chart chart;
  chart.x = {.title = {"weight 𝑤", "权重 𝑤"},
             .range = Range{std::min({-1.0, 1.15 * w, 1.15 * best}), std::max({4.0, 1.15 * w, 1.15 * best})}};
  chart.y = {.title = std::move(title), .ink = ink};
  if (from_zero) chart.y.include = {0};
  chart.curves = {make_curve(f, ink, {}, dash, Thickness::Thick)};
  chart.guides = {vertical_guide(best, Ink::Kind::Muted)};
  chart.marks = {{{best, f(best)}, ink, Shape::Ring, {}}, {at, ink, Shape::Circle, number_text(at.y), true}};
  chart.handles = {{std::move(handle_id),
                    {"the neuron's weight", "神经元的权重"},
                    at,
                    Handle::Direction::Horizontal,
                    ink,
                    [](Session& s, Point to) { set_race_start(s, to.x, s.race.bias); }}};
  return {{}, chart};
}

}  // namespace

std::optional<LiveNumber> neuron_loss_number(const Session& session) {
  const double loss = loss_in(session.base, session.race.weight, session.race.bias);
  return LiveNumber{{"mean loss", "平均损失"}, number_text(loss), unit_name(session.base), Quantity::Loss};
}

Plot build_neuron_likelihood(const Session& session) {
  const double b = session.race.bias;
  const auto product = [b](double w) { return likelihood(outputs(w, b), kLabels); };
  const Base base = session.base;
  const auto log = [b, base](double w) { return from_nats(log_likelihood_of(w, b), base); };
  const auto loss = [b, base](double w) { return loss_in(base, w, b); };
  const std::string log_text = "$" + log_name(base) + "$";
  Plot plot;
  plot.title = {"The weight that makes the labels most probable", "使标签出现的可能性最大的权重（最大似然）"};
  plot.note = {"The bias is held at 𝑏 = " + number_as_typed(b).en + ". Dotted: the best weight.",
               "偏置固定为 𝑏 = " + number_as_typed(b).zh + "。点线：最好的权重。"};
  plot.rows = {
      {samples(session)},
      {over_weight(session, "weight", product, {"likelihood ∏𝑃", "似然 ∏𝑃"}, Quantity::Prediction,
                   Dash::Solid, true),
       over_weight(session, "weight:log", log,
                   with_unit({"log-likelihood Σ " + log_text + " 𝑃", "对数似然 Σ " + log_text + " 𝑃"}, base),
                   Quantity::Prediction, Dash::Dashed, false),
       over_weight(session, "weight:loss", loss, with_unit({"mean loss", "平均损失"}, base), Quantity::Loss,
                   Dash::Solid, true)}};
  return plot;
}

}  // namespace surprisal::figures
