// base: bytes as letters, base64 (RFC 4648).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace surprisal::inline base {

// As a data: address and atob() take it: with + and /, and padding.
std::string to_base64(std::string_view bytes);

// As a web address carries it unchanged: with - and _, and without padding (section 5).
std::string to_base64url(std::string_view bytes);

// Nothing if the text is not exactly what to_base64url writes for some bytes.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace surprisal::inline base
