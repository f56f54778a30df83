// session: changes of a session by the names of its keys: what a file, a line or --set asks for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/fault.h"
#include "session/keys.h"

namespace surprisal::session {

struct Change {
  std::string key;
  Value value;
  std::optional<Place> place = {};  // of the key in the file
};

using Changed = std::variant<Session, Fault>;

// All changes at once, then checked as a whole, so that their order does not matter. What is not among them
// follows those that are: with four logits there are four labels, names and weights.
Changed with(Session session, std::span<const Change> changes);

// The keys that a reader wants to see: those of the sample, and those that differ from a new session of as
// many classes. So the defaults are part of the format: a change of one needs a new version.
std::vector<const Key*> telling_keys(const Session& session);

}  // namespace surprisal::session
