// lesson: the lines of a Markdown file as running text.
#pragma once

#include "lesson/document.h"

namespace surprisal::lesson {

// Line ends, which stand as "\n" among the words, become blanks, or nothing between Chinese characters.
void flow(document::Inlines& inlines);
void flow_all(document::Blocks& blocks);

}  // namespace surprisal::lesson
