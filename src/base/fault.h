// base: an error in a text that a person wrote, as data; it is turned into a message only at the end.
#pragma once

#include <optional>
#include <string>

#include "base/place.h"
#include "base/result.h"

namespace surprisal::inline base {

struct Fault {
  std::string key;                  // the key with the wrong value; empty if the message names it
  Text message;                     // "must be from 0 to 1, but is 2"
  std::optional<Place> place = {};  // in the text, if it has lines
};

Text sentence_of(const Fault& fault);    // "smoothing must be from 0 to 1, but is 2"
Problem problem_of(const Fault& fault);  // "line 3: smoothing must be from 0 to 1, but is 2"

}  // namespace surprisal::inline base
