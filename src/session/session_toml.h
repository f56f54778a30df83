// session: a session as a TOML table: of a file, or of a part of a lesson.
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/toml.h"
#include "session/changes.h"

namespace surprisal::session {

// The table has no format version: it is part of a lesson.
Changed with_table(Session session, const toml::table& table);

// What the window keeps of its rows in the file of a session. It is no part of the session.
inline constexpr std::string_view kRowsTable = "rows";

// Accepts any bytes.
Result<toml::table> session_table(std::string_view text);
Result<Session> session_of(toml::table table);

}  // namespace surprisal::session
