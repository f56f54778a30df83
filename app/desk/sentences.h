// desk: splits a paragraph into its sentences.
#pragma once

#include <vector>

#include "lesson/document.h"

namespace surprisal::desk {

// Each with the space after it, if it has one: Chinese has none between sentences. What stands in brackets,
// in quotes or in bold type is not split.
std::vector<document::Inlines> sentences_of(const document::Inlines& paragraph);

// The first word is a pronoun, so the sentence says nothing without the one before it.
bool begins_with_pronoun(const document::Inlines& sentence);

// It begins in lower case: the sentence began before the formula above it.
bool is_continued(const document::Inlines& paragraph);

}  // namespace surprisal::desk
