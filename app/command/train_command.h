// command: `surprisal train digits`, a run of gradient descent as a table or as JSON.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "learn/training.h"

namespace surprisal::command {

// The options as typed; empty if not given.
struct TrainOptions {
  std::string data;
  std::string steps;
  std::string step_size;
  std::string loss;
  std::string hidden;
  std::string batch;
  std::string label_noise;
  std::string smoothing;
  std::string seed;
  bool json = false;
};

struct TrainingRun {
  TrainingSettings settings;
  std::size_t steps = 200;
};

// `digits` is the number of training digits.
Result<TrainingRun> run_from(const TrainOptions& options, std::size_t digits);

int run_train(const TrainOptions& options);

}  // namespace surprisal::command
