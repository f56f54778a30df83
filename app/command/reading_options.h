// command: how a file of predictions is to be read, as typed and parsed.
#pragma once

#include <string>

#include "base/result.h"
#include "data/reading.h"

namespace surprisal::command {

// Empty if not given; then it is detected.
struct ReadingWords {
  std::string kind;
  bool probabilities = false;
  std::string label_base;
  std::string ignore;
  std::string names;
  std::string key;
  std::string label_key;
  bool skip_invalid = false;

  friend bool operator==(const ReadingWords&, const ReadingWords&) = default;
};

Result<data::ReadingOptions> reading_from(const ReadingWords& words);

}  // namespace surprisal::command
