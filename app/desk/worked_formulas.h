// desk: the formulas next to the computation, with the sample's numbers substituted.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "session/session.h"

namespace surprisal::desk {

// The probability, the loss and the gradient of the class in focus, in the syntax of src/typeset.
std::vector<std::string> worked_formulas(const Session& session, const Quantities& q, Language language);

}  // namespace surprisal::desk
