// session: a session as the value "s" in a link.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "session/session.h"

namespace surprisal::session {

// "1.pVFL...": the version, and the session's line, deflated, with its checksum, in letters that a web
// address can carry unchanged.
std::string to_link_value(const Session& session);

// Accepts any bytes. A change in one letter, or a cut, never gives another session.
Result<Session> from_link_value(std::string_view text);

}  // namespace surprisal::session
