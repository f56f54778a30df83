// base: what is wrong with a text that a person wrote, as data. Words come last.
#pragma once

#include <optional>
#include <string>

#include "base/place.h"
#include "base/result.h"

namespace surprisal::inline base {

struct Fault {
  std::string key;                  // whose value is wrong; empty where the message names what is
  Text message;                     // "must be from 0 to 1, and is 2"
  std::optional<Place> place = {};  // in the text, where it has lines
};

Text sentence_of(const Fault& fault);    // "smoothing must be from 0 to 1, and is 2"
Problem problem_of(const Fault& fault);  // "line 3: smoothing must be from 0 to 1, and is 2"

}  // namespace surprisal::inline base
