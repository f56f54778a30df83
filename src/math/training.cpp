#include "math/training.h"

#include "math/activations.h"
#include "math/gradients.h"
#include "math/losses.h"

namespace surprisal::math {

TrainingState state_of(Neuron neuron, const Exercise& exercise, Loss loss) {
  const double z = neuron.weight * exercise.input + neuron.bias;
  const double a = sigmoid(z);
  if (loss == Loss::SquaredError) {
    return {neuron, z, a, squared_error(a, exercise.label),
            squared_error_chain(z, exercise.label).loss_by_logit};
  }
  return {neuron, z, a, binary_cross_entropy_from_logit(z, exercise.label), output_error(z, exercise.label)};
}

Neuron descend(const TrainingState& state, const Exercise& exercise) {
  return {state.neuron.weight - exercise.rate * state.gradient * exercise.input,
          state.neuron.bias - exercise.rate * state.gradient};
}

std::vector<TrainingState> train(Neuron start, const Exercise& exercise, Loss loss, int steps) {
  std::vector<TrainingState> states = {state_of(start, exercise, loss)};
  for (int step = 0; step < steps; ++step) {
    states.push_back(state_of(descend(states.back(), exercise), exercise, loss));
  }
  return states;
}

}  // namespace surprisal::math
