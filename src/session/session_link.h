// session: a session as the value "s" in a link.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "session/session.h"

namespace surprisal::session {

// "1.pVFL...": the version, and the session's line, deflated, with its checksum, in characters that
// need no escaping in a web address.
std::string to_link_value(const Session& session);

// Accepts any bytes. If a character was changed, or the text truncated, the result is never a different
// session.
Result<Session> from_link_value(std::string_view text);

}  // namespace surprisal::session
