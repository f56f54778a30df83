// session: a session as one line to copy and paste, and settings from the command line.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "session/session.h"
#include "session/session_file.h"

namespace surprisal::session {

inline constexpr std::size_t kLongestLine = 4 * kLongestSessionFile;  // one byte of a name can take three

// "surprisal:1;figure=softmax;logits=3,1,-3;...;end", in plain ASCII without spaces.
std::string to_line(const Session& session);

// Reads the first such line in a text. An email program may have wrapped, indented or quoted it with ">".
Result<Session> from_line(std::string_view text);

// "name=value", with the names of the session file: temperature=2, logits=1,2,3, coin.heads=3, base=2,
// class_names=cat/猫,dog/狗. Applied in their order, then checked as a whole.
Result<Session> with_settings(Session session, std::span<const std::string> settings);
Result<Session> with_setting(Session session, std::string_view name, std::string_view value);

}  // namespace surprisal::session
