// session: the keys of a TOML table, laid over a session.
#pragma once

#include "base/toml.h"
#include "session/changes.h"

namespace surprisal::session {

// Without a format version: what a lesson or one of its steps changes.
Changed with_table(Session session, const toml::table& table);

}  // namespace surprisal::session
