// base: a place in a text.
#pragma once

#include <cstddef>

#include "base/namespaces.h"

namespace surprisal::inline base {

// Counted from 1. Columns count characters, not bytes.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace surprisal::inline base
