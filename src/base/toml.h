// base: TOML read, with the one thing that its parser does not tell apart.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>

#include "base/quote.h"
#include "base/text.h"

namespace surprisal::inline base {

// As toml::parse does. It reads a fraction through a stream, which for want of memory takes it for no number:
// so what it cannot read it is asked for once more.
inline toml::table parsed_toml(std::string_view text) {
  try {
    return toml::table(toml::parse(text));
  } catch (const toml::parse_error&) {
    return toml::table(toml::parse(text));
  }
}

// What the parser has to say; it has no Chinese for it.
inline Text toml_says(std::string_view words) {
  const std::string fit = harmless(words, 200);
  return {fit, "TOML 有误：" + fit};
}

}  // namespace surprisal::inline base
