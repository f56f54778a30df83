// learn: gradient descent on the digits, one step at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "learn/classifier.h"
#include "learn/gradient.h"

namespace surprisal::learn {

inline constexpr std::array<std::size_t, 3> kHiddenSizes = {0, 16, 32};  // 0: no hidden layer
inline constexpr double kLargestStepSize = 10;

struct TrainingSettings {
  Loss loss = Loss::CrossEntropy;
  double step_size = 0.5;      // above 0, at most kLargestStepSize
  std::size_t hidden = 0;      // one of kHiddenSizes
  std::size_t batch = 0;       // digits in each step; 0: all
  double label_noise = 0;      // the probability that a training label is replaced by another digit
  double smoothing = 0;        // of the labels, from 0 to 1
  bool softmax_twice = false;  // see Objective; if set, the curve has the losses after both
  std::uint32_t seed = 1;      // for the hidden layer, the noise, and the order of the digits in batches

  friend bool operator==(const TrainingSettings&, const TrainingSettings&) = default;
};

// How good a classifier is. The loss is the mean cross-entropy in nats, however it was trained, so that runs
// can be compared; for seen digits it is computed with the training labels, noise included.
struct Measures {
  double seen_loss = 0;
  double seen_accuracy = 0;  // the share whose most likely class is the label
  double unseen_loss = 0;
  double unseen_accuracy = 0;

  friend bool operator==(const Measures&, const Measures&) = default;
};

// A run so far. The step size, the loss and the smoothing can be changed between two steps; the other
// settings need a new run. The same settings give the same numbers in every run. On another machine, only exp
// and log1p of its C library can differ, in their last digit; between glibc's exp with and without FMA, the
// losses after 1,000 steps with a hidden layer differed by 4e-17.
struct Training {
  TrainingSettings settings;
  std::vector<int> labels;  // of the seen digits, with noise
  Classifier classifier;
  std::vector<Measures> curve;  // after 0, 1, ... steps

  std::size_t steps() const { return curve.size() - 1; }

  friend bool operator==(const Training&, const Training&) = default;
};

Training start_training(const TrainingSettings& settings, const DigitData& data);
void take_step(Training& training, const DigitData& data);
Training train(const TrainingSettings& settings, const DigitData& data, std::size_t steps);

// The training labels.
std::vector<int> with_noise(std::vector<int> labels, double probability, std::uint64_t seed);

// The indices of the seen digits that a step learns from. In each epoch every digit is used once, in random
// order; the last batch of an epoch may be smaller.
std::vector<std::size_t> places_of_step(const TrainingSettings& settings, std::size_t digits,
                                        std::size_t step);

Measures measures_of(const Classifier& classifier, const DigitData& data, const std::vector<int>& seen_labels,
                     bool softmax_twice = false);

}  // namespace surprisal::learn
