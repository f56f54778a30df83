// session: a session as a TOML file, ".surprisal", which people can read and edit.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "session/session.h"

namespace surprisal::session {

inline constexpr int kSessionFormat = 1;  // what to_toml writes; from_toml reads all versions up to it
inline constexpr std::size_t kLongestSessionFile = 32768;  // bytes

std::string to_toml(const Session& session);

// Accepts any bytes. The problem names the line.
Result<Session> from_toml(std::string_view text);

// For a file or a line in a format that this version does not know.
Problem newer_format_problem(const std::string& format);

}  // namespace surprisal::session
