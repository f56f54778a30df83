// desk: the headline of the playground: the loss is the entropy of the label plus KL, in numbers, and one
// sentence about the right class.
#pragma once

#include <optional>
#include <string>

#include "base/text.h"
#include "session/session.h"

namespace surprisal::desk {

struct Headline {
  // Empty if there is no such loss.
  struct Sum {
    std::string loss;
    std::string entropy;
    std::string kl;
  };
  std::optional<Sum> sum;
  Text entropy_name;        // "entropy of the label", or of the labels
  Text brief_entropy_name;  // where there is little room
  Text sentence;            // with the marks of typeset/rich_line.h
  Text brief_sentence;
  Text share;  // "dog gets 0.259", if there is one right class
};

Headline headline_of(const Session& session);

}  // namespace surprisal::desk
