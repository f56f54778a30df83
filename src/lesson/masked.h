// lesson: what Markdown must not look into: live values and formulas. They are found first and hidden behind
// letters, byte for byte, so that a * or a | in them is none of Markdown's, and that emphasis beside them
// works.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lesson/source.h"

namespace surprisal::lesson {

struct Hidden {
  enum class Kind : std::uint8_t { Value, Formula, Display, Brace };
  Kind kind = Kind::Value;
  std::size_t at = 0;  // bytes of the text, its signs included
  std::size_t past = 0;
  std::size_t inside_at = 0;
  std::size_t inside_past = 0;
};

struct Masked {
  std::string text;  // as long as the source
  std::vector<Hidden> hidden;
};

// Fenced and inline code stays as it is.
Masked masked(const Source& source, Faults& faults);

}  // namespace surprisal::lesson
