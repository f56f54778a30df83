// lesson: turns Markdown into a document. It never fails: whatever is wrong becomes a fault and is shown as
// it was written.
#pragma once

#include "lesson/document.h"
#include "lesson/source.h"

namespace surprisal::lesson {

inline constexpr std::size_t kDeepestText = 16;  // levels of lists and quotations, and of emphasis

inline constexpr std::size_t kMaxLiveParts = 4000;  // live values and formulas; the rest is shown as written

// Headings and code blocks are kept as they are; the lesson decides what they mean.
document::Blocks parse_markdown(const Source& source, Faults& faults);

// The same for a single line, such as a choice of a guess.
document::Inlines parse_inline_markdown(const Source& source, Faults& faults);

}  // namespace surprisal::lesson
