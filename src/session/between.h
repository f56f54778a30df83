// session: interpolation between two sessions, for animations.
#pragma once

#include "session/session.h"

namespace surprisal::session {

// `one` at share 0, `other` at share 1. Numbers are interpolated; anything else is taken from `other`. Valid
// if both sessions are.
Session between(const Session& one, const Session& other, double share);

// Eases in and out: slow at both ends.
inline double eased(double share) { return share * share * (3 - 2 * share); }

}  // namespace surprisal::session
