// desk: the table beside the sliders: a sample's numbers from the logits to the gradient, as text.
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
    std::string sum;                 // empty if the sum means nothing
  };
  std::vector<Column> columns;
  std::vector<std::string> formulas;  // with numbers substituted, in the syntax of src/typeset
};

// `digits`: significant digits in the columns.
Computation computation_of(const Session& session, Language language, int digits);

}  // namespace surprisal::desk
