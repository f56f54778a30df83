// session: what lies between two sessions, for moving smoothly from one to the other.
#pragma once

#include "session/session.h"

namespace surprisal::session {

// The one at 0, the other at 1. Numbers go along with `share`; what has nothing in between is the other's at
// once. Valid wherever both are.
Session between(const Session& one, const Session& other, double share);

// The share of the way that looks natural: slow at both ends.
inline double eased(double share) { return share * share * (3 - 2 * share); }

}  // namespace surprisal::session
