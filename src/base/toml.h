// base: reads and writes TOML.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <variant>

#include "base/fault.h"

namespace surprisal::inline base {

// The table, or why the text is not TOML. Accepts any bytes. Throws only if memory runs out.
std::variant<toml::table, Fault> read_toml(std::string_view text);

Place place_of(const toml::node& node);
Place place_of(const toml::key& key);

// Values in TOML syntax. A text must not contain control characters.
std::string toml_number(double value);
std::string toml_text(std::string_view text);
std::string toml_bool(bool value);

// "[1, 2, 3]"; a longer list is broken after every `in_line` entries.
template <typename Entries, typename Write>
std::string toml_list(const Entries& entries, std::size_t in_line, Write write) {
  const bool broken = entries.size() > in_line;
  std::string list = "[";
  std::size_t i = 0;
  for (const auto& entry : entries) {
    if (i > 0) list += ",";
    list += broken && i % in_line == 0 ? "\n  " : i > 0 ? " " : "";
    list += write(entry);
    ++i;
  }
  return list + (broken ? "\n]" : "]");
}

}  // namespace surprisal::inline base
