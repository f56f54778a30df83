// Valid sessions at the limits of what a user can set, with names for messages.
#pragma once

#include <string>
#include <vector>

#include "namespaces.h"
#include "session/session.h"

namespace surprisal::test {

struct NamedSession {
  std::string name;
  Session session;
};

// The first is the default session.
const std::vector<NamedSession>& sessions();

const Session& session_named(std::string_view name);

// The largest difference between two sessions in any number, relative to the number if it exceeds 1. Infinite
// if the sessions have different numbers of values.
double distance(const Session& a, const Session& b);

}  // namespace surprisal::test
