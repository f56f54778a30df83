#include "math/quantities.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::math {
namespace {

template <typename F>
Numbers each(std::span<const double> values, F f) {
  Numbers result(values.size());
  std::transform(values.begin(), values.end(), result.begin(), f);
  return result;
}

template <typename F>
Numbers each_with_label(std::span<const double> values, std::span<const double> labels, F f) {
  Numbers result(values.size());
  std::transform(values.begin(), values.end(), labels.begin(), result.begin(), f);
  return result;
}

void add_binary(Quantities& q, Numbers bce) {
  q.bce_sum = sum_of(bce);
  q.bce_mean = *q.bce_sum / static_cast<double>(bce.size());
  q.bce = std::move(bce);
}

Quantities of_logits(const Sample& sample) {
  const Numbers& z = sample.logits;
  const Softmax s = softmax_of(z, sample.temperature);
  Quantities q;
  q.base = sample.base;
  q.logits = z;
  q.temperature = sample.temperature;
  q.sigmoid = each(z, sigmoid);
  q.softmax = s.p;
  q.log_softmax = s.log_p;
  q.logsumexp = s.logsumexp;
  q.linear = plain_normalized(z);
  q.surprisal = each(s.log_p, [&](double log_p) { return from_nats(0 - log_p, sample.base); });
  q.entropy_softmax = entropy(s, sample.base);
  if (sample.labels.empty()) return q;

  const Numbers& y = sample.labels;
  add_binary(q, each_with_label(z, y, [&](double z_k, double y_k) {
               return binary_cross_entropy_from_logit(z_k, y_k, sample.base);
             }));
  q.grad_sigmoid_bce = each_with_label(z, y, output_error);
  q.grad_sigmoid_mse = each_with_label(
      z, y, [](double z_k, double y_k) { return squared_error_chain(z_k, y_k).loss_by_logit; });
  q.squared_error = each(*q.grad_sigmoid_bce, [](double error) { return squared_error(error, 0); });
  if (!adds_to_one(y)) return q;
  q.cross_entropy = cross_entropy(y, s, sample.base);
  q.kl = kl(y, s, sample.base);
  q.kl_reverse = kl(s, y, sample.base);
  q.grad_softmax_ce = softmax_cross_entropy_gradient(s, y, sample.temperature);
  return q;
}

Quantities of_probabilities(const Sample& sample) {
  const Numbers& p = sample.probabilities;
  Quantities q;
  q.base = sample.base;
  q.sigmoid = p;
  q.softmax = p;
  q.log_softmax = each(p, [](double p_k) { return std::log(p_k); });
  q.surprisal = each(p, [&](double p_k) { return surprisal(p_k, sample.base); });
  q.entropy_softmax = entropy(p, sample.base);
  if (sample.labels.empty()) return q;

  const Numbers& y = sample.labels;
  const auto error = [](double p_k, double y_k) { return p_k - y_k; };
  add_binary(q, per_class_binary_terms(p, y, sample.base));
  q.grad_sigmoid_bce = each_with_label(p, y, error);
  q.grad_sigmoid_mse =
      each_with_label(p, y, [](double p_k, double y_k) { return (p_k - y_k) * p_k * (1 - p_k); });
  q.squared_error = each_with_label(p, y, squared_error);
  if (!adds_to_one(y)) return q;
  q.cross_entropy = cross_entropy(y, p, sample.base);
  q.kl = kl(y, p, sample.base);
  q.kl_reverse = kl(p, y, sample.base);
  q.grad_softmax_ce = each_with_label(p, y, error);
  return q;
}

}  // namespace

bool adds_to_one(std::span<const double> p) { return std::abs(sum_of(p) - 1) <= 1e-6; }

Quantities quantities_of(const Sample& sample) {
  Quantities q = sample.probabilities.empty() ? of_logits(sample) : of_probabilities(sample);
  if (!sample.labels.empty()) {
    q.labels = sample.labels;
    if (adds_to_one(sample.labels)) q.entropy_labels = entropy(sample.labels, sample.base);
  }
  return q;
}

}  // namespace surprisal::math
