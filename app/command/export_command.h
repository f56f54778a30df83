// command: `surprisal export`.
#pragma once

#include <string>

#include "command/figure_options.h"

namespace surprisal::command {

struct ExportOptions {
  std::string id;
  bool all = false;
  std::string output;
  std::string format;  // from the ending of `output` if empty
  bool transparent = false;
  bool caption = false;
  bool no_title = false;
  FigureOptions figure;
};

int run_export(const ExportOptions& options);

}  // namespace surprisal::command
