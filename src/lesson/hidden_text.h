// lesson: hides live values and formulas from the Markdown parser. They are found first and overwritten with
// letters, byte for byte, so that a * or a | in them is not Markdown, and emphasis next to them works.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lesson/source.h"

namespace surprisal::lesson {

struct HiddenSpan {
  enum class Kind : std::uint8_t { Value, Formula, Display, Brace };
  Kind kind = Kind::Value;
  std::size_t at = 0;  // bytes of the text, delimiters included
  std::size_t past = 0;
  std::size_t inside_at = 0;
  std::size_t inside_end = 0;
};

struct HiddenText {
  std::string text;                // for the Markdown parser; as long as the source
  std::vector<HiddenSpan> hidden;  // in the order of the text
};

// Leaves fenced and inline code unchanged.
HiddenText hide_live_parts(const Source& source, Faults& faults);

}  // namespace surprisal::lesson
