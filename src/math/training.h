// math: one neuron, a = sigmoid(w x + b), learning one label by gradient descent.
#pragma once

#include <vector>

namespace surprisal::math {

enum class Loss { SquaredError, CrossEntropy };

struct Neuron {
  double weight = 0;
  double bias = 0;
};

// The sample to learn and the learning rate.
struct Exercise {
  double input = 1;
  double label = 0;
  double rate = 0.15;
};

// The state of the neuron before its next step.
struct TrainingState {
  Neuron neuron;
  double logit = 0;
  double output = 0;
  double loss = 0;
  double gradient = 0;  // dL/dz; dL/db is the same, dL/dw is that times the input
};

TrainingState state_of(Neuron neuron, const Exercise& exercise, Loss loss);
Neuron descend(const TrainingState& state, const Exercise& exercise);

// The states after 0, 1, ... `steps` steps.
std::vector<TrainingState> train(Neuron start, const Exercise& exercise, Loss loss, int steps);

}  // namespace surprisal::math
