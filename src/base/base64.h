// base: bytes as the letters of a web address: base64 with - and _, and without padding (RFC 4648, section
// 5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace surprisal::inline base {

std::string to_base64url(std::string_view bytes);

// Nothing if the text is not exactly what to_base64url writes for some bytes.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace surprisal::inline base
