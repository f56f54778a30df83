// command: `surprisal screenshot`.
#pragma once

#include <string>

#include "command/figure_options.h"

namespace surprisal::command {

struct ScreenshotOptions {
  std::string id;  // the playground if empty
  std::string output;
  std::string step;  // of a lesson, from 1; or of the digit training, from 0
  bool present = false;
  FigureOptions figure;
};

int run_screenshot(const ScreenshotOptions& options);

}  // namespace surprisal::command
