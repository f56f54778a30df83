// base: a place in a text.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/namespaces.h"

namespace surprisal::inline base {

// Counted from 1. Columns count characters, not bytes.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const Place&, const Place&) = default;
};

// The place of a byte.
Place place_of(std::string_view text, std::size_t at);

// The byte of a place in a text; the end of the line if the column is beyond it.
std::size_t byte_of(std::string_view text, Place place);

}  // namespace surprisal::inline base
