#include "figures/session_data.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "figures/beads.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::figures {

std::vector<double> label_distribution(const Session& session) {
  std::vector<double> p = effective_labels(session);
  if (session.label_mode != LabelMode::Several) return p;
  const double sum = sum_of(session.labels);
  for (std::size_t k = 0; k < p.size(); ++k) {
    p[k] = sum > 0 ? session.labels[k] / sum : 1 / static_cast<double>(p.size());
  }
  return p;
}

bool is_sigmoid(const Session& session) { return session.output == OutputLayer::Sigmoid; }

Text as_one_output(const Session& session, std::size_t k) {
  const Text name = name_of(session, k);
  if (is_sigmoid(session)) return name;
  return {name.en + " as a yes-or-no output", "把“" + name.zh + "”当作二分类的输出"};
}

std::vector<std::size_t> classes_to_show(const Session& session, std::size_t lines) {
  std::vector<std::size_t> classes(class_count(session));
  std::iota(classes.begin(), classes.end(), std::size_t{0});
  if (classes.size() <= lines) return classes;
  const std::vector<double> p = softmax(session.logits, session.temperature);
  const auto weight = [&](std::size_t k) {
    return (k == session.focus ? 4 : 0) + 2 * session.labels[k] + p[k];
  };
  std::stable_sort(classes.begin(), classes.end(),
                   [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  classes.resize(lines - 1);
  std::sort(classes.begin(), classes.end());
  return classes;
}

Batch rival_batch(const Session& session) {
  Batch batch = session.batch;
  if (!batch.rival_logits.empty()) batch.logits = std::move(batch.rival_logits);
  return batch;
}

BatchLoss batch_loss(const Session& session, const Batch& batch, bool weighted, Reduction reduction) {
  LossOptions options;
  if (weighted && session.class_weights.size() == columns_of(batch)) {
    options.class_weights = session.class_weights;
  }
  options.smoothing = session.smoothing;
  options.reduction = reduction;
  return cross_entropy_batch(Rows{batch.logits, columns_of(batch)}, batch.targets, options);
}

Text batch_class_name(const Session& session, std::size_t k) {
  if (columns_of(session.batch) == class_count(session)) return name_of(session, k);
  const std::string index = std::to_string(k + 1);
  return {"class " + index, "类别 " + index};
}

LossCurve own_curve(const Session& session) { return curve_of(session.own.curve, session.own.prices); }

LossCurve own_loss(const Session& session) {
  const LossCurve curve = own_curve(session);
  return bent(curve, demanded(curve, session.own.demand), session.own.bend);
}

std::vector<double> outputs_of_own(const Session& session, const LossCurve& loss, int steps) {
  const Race& race = session.race;
  return outputs_while_learning({race.weight, race.bias}, {race.input, race.label, race.rate}, loss, steps);
}

ThreeOutcomes three_outcomes_of(const Session& session) {
  const double rest = 1 - session.forecast.truth;
  return {session.forecast.truth, 0.75 * rest, 0.25 * rest};
}

double nearest_finite(double value) {
  constexpr double kLargest = std::numeric_limits<double>::max();
  return std::clamp(value, -kLargest, kLargest);
}

}  // namespace surprisal::figures
