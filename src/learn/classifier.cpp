#include "learn/classifier.h"

#include <algorithm>
#include <cmath>

#include "learn/random.h"
#include "learn/streams.h"
#include "math/activations.h"

namespace surprisal::learn {

Layer zero_layer(std::size_t inputs, std::size_t outputs) {
  return {inputs, outputs, std::vector<double>((inputs + 1) * outputs, 0)};
}

std::vector<double> outputs_of(const Layer& layer, std::span<const double> inputs) {
  const std::size_t n = layer.outputs;
  const double* row = layer.weights.data();
  std::vector<double> sums(row + layer.inputs * n, row + (layer.inputs + 1) * n);
  double* const sum = sums.data();
  for (const double input : inputs) {
    if (input != 0) {  // about half of the pixels are empty
      for (std::size_t k = 0; k < n; ++k) sum[k] += input * row[k];
    }
    row += n;
  }
  return sums;
}

Classifier untrained(std::size_t hidden, std::uint64_t seed) {
  if (hidden == 0) return {{zero_layer(kDigitPixels, kDigitClasses)}};
  Layer first = zero_layer(kDigitPixels, hidden);
  Random random(seed, stream::kWeights);
  const double limit = std::sqrt(6.0 / kDigitPixels);
  for (std::size_t i = 0; i < kDigitPixels * hidden; ++i) first.weights[i] = random.uniform(-limit, limit);
  return {{std::move(first), zero_layer(hidden, kDigitClasses)}};
}

std::size_t count_of_numbers(const Classifier& classifier) {
  std::size_t count = 0;
  for (const Layer& layer : classifier.layers) count += layer.weights.size();
  return count;
}

std::vector<double> features_of(const Classifier& classifier, std::span<const double> pixels) {
  if (!classifier.has_hidden_layer()) return {pixels.begin(), pixels.end()};
  std::vector<double> features = outputs_of(classifier.layers.front(), pixels);
  std::transform(features.begin(), features.end(), features.begin(), relu);
  return features;
}

std::vector<double> logits_of(const Classifier& classifier, std::span<const double> pixels) {
  return outputs_of(classifier.layers.back(), features_of(classifier, pixels));
}

std::vector<double> logits_of(const Classifier& classifier, const Digits& digits) {
  std::vector<double> all;
  all.reserve(digits.count() * kDigitClasses);
  for (std::size_t i = 0; i < digits.count(); ++i) {
    const std::vector<double> logits = logits_of(classifier, digits.image(i));
    all.insert(all.end(), logits.begin(), logits.end());
  }
  return all;
}

}  // namespace surprisal::learn
