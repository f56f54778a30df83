// app: `surprisal screenshot`.
#pragma once

#include <string>

#include "figure_options.h"

namespace surprisal {

struct ScreenshotOptions {
  std::string id;  // the playground if empty
  std::string output;
  std::string step;  // of a lesson, from 1
  bool present = false;
  FigureOptions figure;
};

int run_screenshot(const ScreenshotOptions& options);

}  // namespace surprisal
