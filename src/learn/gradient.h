// learn: the loss of a classifier, and its gradient in every weight, by backpropagation.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "learn/classifier.h"
#include "math/training.h"

namespace surprisal::learn {

// What training makes small. The squared error is that of the probabilities, 1/2 sum (p-y)^2.
struct Objective {
  Loss loss = Loss::CrossEntropy;
  double smoothing = 0;  // of the labels
  // A mistake to learn from: the probabilities go through softmax again, as if they were logits. Only with
  // the cross-entropy. It never falls below twice_softmax_floor().
  bool softmax_twice = false;
};

// The least cross-entropy under a softmax taken twice: a certain and right prediction gives softmax 1 and 0s.
double twice_softmax_floor(std::size_t classes);

// Digits to learn from, by their places. The labels can differ from those of the digits: they can have noise.
struct Batch {
  const Digits& digits;
  std::span<const int> labels;          // one for each of the digits
  std::span<const std::size_t> places;  // which of the digits; not empty
};

// The mean over the batch, in nats.
double mean_objective(const Classifier& classifier, const Batch& batch, Objective objective);

// Its gradient, in the form of the classifier: in place of each weight, the derivative in that weight. The
// digits are added in the order of the batch.
Classifier gradient_of(const Classifier& classifier, const Batch& batch, Objective objective);

}  // namespace surprisal::learn
