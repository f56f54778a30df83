// data: a text that a language model wrote or read, in tokens with their log-probabilities.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace surprisal::data {

struct Alternative {
  std::string text;                // bytes; may be part of a character
  std::optional<double> log_prob;  // natural; none if the server only says that it is unlikely
};

struct Token {
  std::string text;
  std::optional<double> log_prob;
  std::vector<Alternative>
      alternatives;  // the most likely ones, as the server sent them; the rest is unknown
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Text> notes;
};

}  // namespace surprisal::data
