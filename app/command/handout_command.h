// command: `surprisal lesson handout`.
#pragma once

#include <string>

namespace surprisal::command {

struct HandoutOptions {
  std::string what;  // the id of a chapter, or a lesson file
  std::string output;
  std::string language;
  bool answers = false;
};

int run_handout(const HandoutOptions& options);

}  // namespace surprisal::command
