// app: the formulas of a sample with its numbers put in: what stands beside the computation.
#pragma once

#include <string>
#include <vector>

#include "session/session.h"
#include "session/text.h"

namespace surprisal {

// The probability, the loss and the gradient of the class in focus, in the language of src/typeset.
std::vector<std::string> worked_formulas(const Session& session, const Quantities& q, Language language);

}  // namespace surprisal
