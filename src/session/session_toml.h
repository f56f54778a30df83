// session: applies the keys of a TOML table to a session.
#pragma once

#include "base/toml.h"
#include "session/changes.h"

namespace surprisal::session {

// The table has no format version: it is part of a lesson.
Changed with_table(Session session, const toml::table& table);

}  // namespace surprisal::session
