// lesson: joins the lines of a Markdown file.
#pragma once

#include "lesson/document.h"

namespace surprisal::lesson {

// Replaces line ends, which are "\n" in the words, by spaces; between Chinese characters they are removed.
void join_lines(document::Inlines& inlines);
void join_lines(document::Blocks& blocks);

}  // namespace surprisal::lesson
