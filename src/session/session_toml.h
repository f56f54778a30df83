// session: a session as a TOML table, of a file or in a lesson.
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/toml.h"
#include "session/changes.h"

namespace surprisal::session {

// The table has no format version: it is part of a lesson.
Changed with_table(Session session, const toml::table& table);

// The table in a session file in which the window stores its rows. It is not part of the session.
inline constexpr std::string_view kRowsTable = "rows";

// Accepts any bytes.
Result<toml::table> session_table(std::string_view text);
Result<Session> session_of(toml::table table);

}  // namespace surprisal::session
