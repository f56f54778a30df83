// session: changes to a session by key, as given in a file, a line or --set.
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

// Applies all changes, then checks the result as a whole, so that their order does not matter. Values that
// are not given are adapted: setting four logits results in four labels, names and weights.
Changed with(Session session, std::span<const Change> changes);

// The keys to write: those of the sample, and those that differ from a new session with as many classes.
// Therefore the defaults are part of the format: changing one requires a new format version.
std::vector<const Key*> keys_to_write(const Session& session);

}  // namespace surprisal::session
