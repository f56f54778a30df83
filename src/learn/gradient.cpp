#include "learn/gradient.h"

#include <cmath>

#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::learn {
namespace {

std::vector<double> label_of(int digit, double smoothing) {
  return smoothed(one_hot(static_cast<std::size_t>(digit), kDigitClasses), smoothing);
}

double loss_of(const Softmax& s, std::span<const double> y, const Objective& objective) {
  if (objective.softmax_twice) return cross_entropy(y, softmax_of(s.p));
  if (objective.loss == Loss::CrossEntropy) return cross_entropy(y, s);
  Sum sum;
  for (std::size_t k = 0; k < y.size(); ++k) sum += squared_error(s.p[k], y[k]);
  return sum.value();
}

// Goes back through the first softmax: its Jacobian times the gradient with respect to its probabilities.
std::vector<double> through_softmax(const Softmax& s, std::vector<double> by_p) {
  Sum mean;
  for (std::size_t k = 0; k < by_p.size(); ++k) mean += s.p[k] * by_p[k];
  for (std::size_t k = 0; k < by_p.size(); ++k) by_p[k] = s.p[k] * (by_p[k] - mean.value());
  return by_p;
}

std::vector<double> gradient_by_logits(const Softmax& s, std::span<const double> y,
                                       const Objective& objective) {
  if (objective.softmax_twice) return through_softmax(s, softmax_cross_entropy_gradient(softmax_of(s.p), y));
  return objective.loss == Loss::CrossEntropy ? softmax_cross_entropy_gradient(s, y)
                                              : softmax_squared_error_gradient(s, y);
}

// Adds the gradient of one digit to a layer of gradients: the layer's inputs times the derivatives with
// respect to its outputs.
void add_gradient(Layer& layer, std::span<const double> inputs, std::span<const double> by_outputs) {
  const std::size_t n = layer.outputs;
  const double* const by_output = by_outputs.data();
  double* row = layer.weights.data();
  for (const double input : inputs) {
    if (input != 0) {
      for (std::size_t k = 0; k < n; ++k) row[k] += input * by_output[k];
    }
    row += n;
  }
  for (std::size_t k = 0; k < n; ++k) row[k] += by_output[k];
}

// Turns derivatives with respect to the logits into derivatives with respect to the sums of the hidden units,
// by going back through the output layer and ReLU, whose slope is 0 for sums below 0.
std::vector<double> through_hidden_layer(const Layer& output, std::span<const double> features,
                                         std::span<const double> by_logits) {
  std::vector<double> by_sums(output.inputs, 0);
  for (std::size_t j = 0; j < output.inputs; ++j) {
    for (std::size_t k = 0; k < output.outputs; ++k) by_sums[j] += output.weight(j, k) * by_logits[k];
    by_sums[j] *= relu_derivative(features[j]);
  }
  return by_sums;
}

Classifier zero_gradient(const Classifier& classifier) {
  Classifier zero;
  for (const Layer& layer : classifier.layers) zero.layers.push_back(zero_layer(layer.inputs, layer.outputs));
  return zero;
}

std::vector<std::vector<double>> labels_of_classes(double smoothing) {
  std::vector<std::vector<double>> labels;
  for (std::size_t k = 0; k < kDigitClasses; ++k) labels.push_back(label_of(static_cast<int>(k), smoothing));
  return labels;
}

}  // namespace

double twice_softmax_floor(std::size_t classes) {
  return std::log1p(static_cast<double>(classes - 1) * std::exp(-1.0));
}

double mean_objective(const Classifier& classifier, const Batch& batch, Objective objective) {
  Sum sum;
  for (const std::size_t i : batch.places) {
    const Softmax s = softmax_of(logits_of(classifier, batch.digits.image(i)));
    sum += loss_of(s, label_of(batch.labels[i], objective.smoothing), objective);
  }
  return sum.value() / static_cast<double>(batch.places.size());
}

Classifier gradient_of(const Classifier& classifier, const Batch& batch, Objective objective) {
  const std::vector<std::vector<double>> labels = labels_of_classes(objective.smoothing);
  const Layer& output = classifier.layers.back();
  Classifier gradient = zero_gradient(classifier);
  for (const std::size_t i : batch.places) {
    const std::span<const double> pixels = batch.digits.image(i);
    const std::vector<double> features = features_of(classifier, pixels);
    const Softmax s = softmax_of(outputs_of(output, features));
    const auto label = static_cast<std::size_t>(batch.labels[i]);
    const std::vector<double> by_logits = gradient_by_logits(s, labels[label], objective);
    add_gradient(gradient.layers.back(), features, by_logits);
    if (classifier.has_hidden_layer()) {
      add_gradient(gradient.layers.front(), pixels, through_hidden_layer(output, features, by_logits));
    }
  }
  const auto count = static_cast<double>(batch.places.size());
  for (Layer& layer : gradient.layers) {
    for (double& derivative : layer.weights) derivative /= count;
  }
  return gradient;
}

}  // namespace surprisal::learn
