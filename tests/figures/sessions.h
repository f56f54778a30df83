// Sessions at the edges of what a person can set, by a name for messages. Each is valid.
#pragma once

#include <string>
#include <vector>

#include "rooms.h"
#include "session/session.h"

namespace surprisal::test {

struct NamedSession {
  std::string name;
  Session session;
};

// The first is what the program starts with.
const std::vector<NamedSession>& sessions();

const Session& session_named(std::string_view name);

// How far two sessions of one shape are apart in any of their numbers, as a share of the larger of 1 and the
// number; infinite where they have different shapes.
double distance(const Session& a, const Session& b);

}  // namespace surprisal::test
