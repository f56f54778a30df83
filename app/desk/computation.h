// desk: the way of a sample's numbers from the logits to the gradient, as words: what stands beside the
// sliders.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "draw/theme.h"
#include "session/session.h"

namespace surprisal::desk {

struct Computation {
  struct Column {
    Text head;
    Ink ink;
    std::vector<std::string> cells;  // one per class
    std::string sum;                 // empty where a sum says nothing
  };
  std::vector<Column> columns;
  std::vector<std::string> formulas;  // with the numbers put in, in the language of src/typeset
};

// `digits`: significant ones in the columns.
Computation computation_of(const Session& session, Language language, int digits);

}  // namespace surprisal::desk
