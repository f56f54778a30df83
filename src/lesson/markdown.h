// lesson: from Markdown to a document. Nothing makes it fail: what is wrong becomes a fault and shows as it
// was written.
#pragma once

#include "lesson/document.h"
#include "lesson/source.h"

namespace surprisal::lesson {

inline constexpr std::size_t kDeepestText = 16;  // lists and quotations in each other, and emphasis

inline constexpr std::size_t kMostLiveParts = 4000;  // live values and formulas; further ones stay as written

// Headings and code are as they stand; what begins a step is the lesson's own business.
document::Blocks parse_markdown(const Source& source, Faults& faults);

// The same for what is no more than a line: an answer to choose.
document::Inlines parse_inline_markdown(const Source& source, Faults& faults);

}  // namespace surprisal::lesson
