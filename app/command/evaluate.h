// command: `surprisal evaluate`, statistics of many samples from a file.
#pragma once

#include <string>

#include "command/reading_options.h"

namespace surprisal::command {

// The options as typed; empty if not given.
struct EvaluateOptions {
  std::string file;
  std::string labels;
  std::string with;  // a second file, for the same rows
  ReadingWords reading;
  std::string weights;
  std::string smoothing;
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
