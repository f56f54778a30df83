// learn: the loss of a classifier, and its gradient with respect to every weight, by backpropagation.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "learn/classifier.h"
#include "math/training.h"

namespace surprisal::learn {

// What training minimizes. The squared error is that of the probabilities, 1/2 sum (p-y)^2.
struct Objective {
  Loss loss = Loss::CrossEntropy;
  double smoothing = 0;  // of the labels
  // An instructive mistake: the probabilities go through softmax again, as if they were logits. Only with
  // cross-entropy, which then never falls below twice_softmax_floor().
  bool softmax_twice = false;
};

// The smallest cross-entropy when softmax is applied twice: that of softmax applied to a one and zeros.
double twice_softmax_floor(std::size_t classes);

// Training digits, by their indices. The labels can differ from those of the digits, if there is label noise.
struct Batch {
  const Digits& digits;
  std::span<const int> labels;          // one for each of the digits
  std::span<const std::size_t> places;  // indices of the digits; not empty
};

// The mean over the batch, in nats.
double mean_objective(const Classifier& classifier, const Batch& batch, Objective objective);

// Its gradient, in the form of a classifier: instead of each weight, the derivative with respect to it. The
// digits are added in the order of the batch.
Classifier gradient_of(const Classifier& classifier, const Batch& batch, Objective objective);

}  // namespace surprisal::learn
