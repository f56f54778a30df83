#include "command/json.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "base/number.h"
#include "base/utf8.h"

namespace surprisal::command {

// JSON must be valid UTF-8, so invalid bytes become U+FFFD.
std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  for_each_code(text, [&](char32_t code) {
    if (code == U'"' || code == U'\\') quoted += '\\';
    if (code < 0x20) {
      std::array<char, 8> escaped = {};
      std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(code));
      quoted += escaped.data();
    } else {
      quoted += to_utf8(std::u32string_view(&code, 1));
    }
  });
  return quoted + "\"";
}

std::string json_number(double value) {
  return std::isfinite(value) ? exact(value) : "\"" + exact(value) + "\"";
}

}  // namespace surprisal::command
