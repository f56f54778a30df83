#include "math/losses.h"

#include <algorithm>
#include <cmath>

#include "math/activations.h"
#include "math/information.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::math {
namespace {

double class_weight(const LossOptions& options, std::size_t k) {
  return options.class_weights.empty() ? 1 : options.class_weights[k];
}

// -sum w y log q, from the natural logarithms of q.
double weighted_cross_entropy(std::span<const double> log_q, std::span<const double> y,
                              const LossOptions& options) {
  Sum sum;
  for (std::size_t k = 0; k < y.size(); ++k) sum += weighted(y[k] * class_weight(options, k), 0 - log_q[k]);
  return sum.value();
}

BatchLoss reduce(BatchLoss batch, Reduction reduction) {
  batch.reduced = sum_of(batch.losses);
  if (reduction == Reduction::Mean) batch.reduced = batch.divisor == 0 ? 0 : batch.reduced / batch.divisor;
  return batch;
}

template <typename LogRow>
BatchLoss over_targets(Rows rows, std::span<const int> targets, const LossOptions& options, LogRow log_row) {
  BatchLoss batch;
  Sum divisor;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (targets[i] == options.ignore_index) {
      batch.losses.push_back(0);
      continue;
    }
    const auto target = static_cast<std::size_t>(targets[i]);
    const std::vector<double> y = smoothed(one_hot(target, rows.columns), options.smoothing);
    // After smoothing, every class has a share of the label, weighted by the weight of that class.
    batch.losses.push_back(weighted_cross_entropy(log_row(rows.row(i)), y, options));
    divisor += class_weight(options, target);
  }
  batch.divisor = divisor.value();
  return reduce(std::move(batch), options.reduction);
}

std::vector<double> logarithms(std::span<const double> q) {
  std::vector<double> log_q(q.size());
  std::transform(q.begin(), q.end(), log_q.begin(), [](double v) { return std::log(v); });
  return log_q;
}

}  // namespace

double squared_error(double a, double y) { return 0.5 * (a - y) * (a - y); }

double absolute_error(double a, double y) { return std::abs(a - y); }

double binary_cross_entropy(double a, double y, Base base) {
  return weighted(y, surprisal(a, base)) + weighted(1 - y, from_nats(0 - std::log1p(-a), base));
}

double binary_cross_entropy_from_logit(double z, double y, Base base) {
  return from_nats(weighted(y, softplus(-z)) + weighted(1 - y, softplus(z)), base);
}

std::vector<double> per_class_binary_terms(std::span<const double> q, std::span<const double> y, Base base) {
  std::vector<double> terms(q.size());
  for (std::size_t k = 0; k < q.size(); ++k) terms[k] = binary_cross_entropy(q[k], y[k], base);
  return terms;
}

double per_class_binary_sum(std::span<const double> q, std::span<const double> y, Base base) {
  return sum_of(per_class_binary_terms(q, y, base));
}

std::vector<double> one_hot(std::size_t target, std::size_t classes) {
  std::vector<double> y(classes, 0);
  y[target] = 1;
  return y;
}

std::vector<double> smoothed(std::span<const double> y, double smoothing) {
  std::vector<double> result(y.begin(), y.end());
  for (double& v : result) v = (1 - smoothing) * v + smoothing / static_cast<double>(y.size());
  return result;
}

double best_smoothed_loss(std::size_t classes, double smoothing, Base base) {
  return entropy(smoothed(one_hot(0, classes), smoothing), base);
}

BatchLoss cross_entropy_batch(Rows logits, std::span<const int> targets, const LossOptions& options) {
  return over_targets(logits, targets, options, [](std::span<const double> z) { return log_softmax(z); });
}

BatchLoss cross_entropy_batch(Rows logits, Rows labels, const LossOptions& options) {
  BatchLoss batch;
  for (std::size_t i = 0; i < logits.count(); ++i) {
    const std::vector<double> y = smoothed(labels.row(i), options.smoothing);
    batch.losses.push_back(weighted_cross_entropy(log_softmax(logits.row(i)), y, options));
  }
  batch.divisor = static_cast<double>(batch.losses.size());
  return reduce(std::move(batch), options.reduction);
}

BatchLoss cross_entropy_batch_from_probabilities(Rows probabilities, std::span<const int> targets,
                                                 const LossOptions& options) {
  return over_targets(probabilities, targets, options, logarithms);
}

}  // namespace surprisal::math
