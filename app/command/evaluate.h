// command: `surprisal evaluate`, the numbers of many samples from a file.
#pragma once

#include <string>

namespace surprisal::command {

// The options as typed; empty if not given.
struct EvaluateOptions {
  std::string file;
  std::string labels;
  std::string with;  // a second file, for the same rows
  std::string kind;
  bool probabilities = false;
  std::string label_base;
  std::string names;
  std::string key;
  std::string label_key;
  std::string weights;
  std::string smoothing;
  std::string ignore;
  std::string base = "e";
  std::string bins = "15";
  bool equal_mass = false;
  bool fit_temperature = false;
  std::string worst = "20";
  bool json = false;
  std::string rows_file;
};

int run_evaluate(const EvaluateOptions& options);

}  // namespace surprisal::command
