// command: `surprisal compute`, every quantity of one sample as a table or as JSON.
#pragma once

#include <string>

#include "base/result.h"
#include "math/quantities.h"

namespace surprisal::command {

// The options as typed; empty if not given.
struct ComputeOptions {
  std::string logits;
  std::string probabilities;
  std::string labels;
  std::string target;
  std::string temperature;
  std::string base = "e";
  bool json = false;
};

Result<Sample> sample_from(const ComputeOptions& options);

std::string as_json(const Quantities& q);
std::string as_table(const Quantities& q);

int run_compute(const ComputeOptions& options);

}  // namespace surprisal::command
