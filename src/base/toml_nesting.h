// base: how deeply a TOML text nests. A parser and its values call themselves for each level, and the stack
// of a browser has room for some thousands of calls only.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace surprisal::inline base {

// Where a text has more levels than this, counting each open bracket and each dot of a key; nothing if it
// never has. Strings and comments do not count.
std::optional<std::size_t> nested_deeper(std::string_view text, std::size_t levels);

}  // namespace surprisal::inline base
