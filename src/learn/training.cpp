#include "learn/training.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "learn/random.h"
#include "learn/streams.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::learn {
namespace {

// The mean loss and the accuracy.
std::pair<double, double> loss_and_accuracy(const Classifier& classifier, const Digits& digits,
                                            std::span<const int> labels, bool softmax_twice) {
  Sum loss;
  std::size_t right = 0;
  for (std::size_t i = 0; i < digits.count(); ++i) {
    const Softmax s = softmax_of(logits_of(classifier, digits.image(i)));
    const auto label = static_cast<std::size_t>(labels[i]);
    loss += 0 - (softmax_twice ? softmax_of(s.p) : s).log_p[label];
    right += argmax(s.p) == label ? 1 : 0;
  }
  const auto count = static_cast<double>(digits.count());
  return {loss.value() / count, static_cast<double>(right) / count};
}

void descend(Classifier& classifier, const Classifier& gradient, double step_size) {
  for (std::size_t l = 0; l < classifier.layers.size(); ++l) {
    std::vector<double>& weights = classifier.layers[l].weights;
    const std::vector<double>& derivatives = gradient.layers[l].weights;
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= step_size * derivatives[i];
  }
}

}  // namespace

std::vector<int> with_noise(std::vector<int> labels, double probability, std::uint64_t seed) {
  Random random(seed, stream::kLabels);
  for (int& label : labels) {
    // Both numbers are drawn for every label, so with more noise the labels that were wrong do not change.
    const double chance = random.uniform();
    const std::size_t distance = 1 + random.below(kDigitClasses - 1);
    if (chance < probability) {
      label = static_cast<int>((static_cast<std::size_t>(label) + distance) % kDigitClasses);
    }
  }
  return labels;
}

std::vector<std::size_t> places_of_step(const TrainingSettings& settings, std::size_t digits,
                                        std::size_t step) {
  std::vector<std::size_t> places(digits);
  std::iota(places.begin(), places.end(), std::size_t{0});
  if (settings.batch == 0 || settings.batch >= digits) return places;
  const std::size_t steps_in_epoch = (digits + settings.batch - 1) / settings.batch;
  Random(settings.seed, stream::kFirstEpoch + step / steps_in_epoch).shuffle(places);
  const std::size_t first = step % steps_in_epoch * settings.batch;
  const std::size_t end = std::min(first + settings.batch, digits);
  return {places.begin() + static_cast<std::ptrdiff_t>(first),
          places.begin() + static_cast<std::ptrdiff_t>(end)};
}

Measures measures_of(const Classifier& classifier, const DigitData& data, const std::vector<int>& seen_labels,
                     bool softmax_twice) {
  const auto [seen_loss, seen_accuracy] =
      loss_and_accuracy(classifier, data.seen, seen_labels, softmax_twice);
  const auto [unseen_loss, unseen_accuracy] =
      loss_and_accuracy(classifier, data.unseen, data.unseen.labels, softmax_twice);
  return {seen_loss, seen_accuracy, unseen_loss, unseen_accuracy};
}

Training start_training(const TrainingSettings& settings, const DigitData& data) {
  Training training;
  training.settings = settings;
  training.labels = with_noise(data.seen.labels, settings.label_noise, settings.seed);
  training.classifier = untrained(settings.hidden, settings.seed);
  training.curve = {measures_of(training.classifier, data, training.labels, settings.softmax_twice)};
  return training;
}

void take_step(Training& training, const DigitData& data) {
  const TrainingSettings& settings = training.settings;
  const std::vector<std::size_t> places = places_of_step(settings, data.seen.count(), training.steps());
  const Classifier gradient = gradient_of(training.classifier, {data.seen, training.labels, places},
                                          {settings.loss, settings.smoothing, settings.softmax_twice});
  descend(training.classifier, gradient, settings.step_size);
  training.curve.push_back(measures_of(training.classifier, data, training.labels, settings.softmax_twice));
}

Training train(const TrainingSettings& settings, const DigitData& data, std::size_t steps) {
  Training training = start_training(settings, data);
  for (std::size_t step = 0; step < steps; ++step) take_step(training, data);
  return training;
}

}  // namespace surprisal::learn
