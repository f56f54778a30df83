// lesson: the links in a lesson, to a lesson, a figure, a preset, the map or the glossary.
#pragma once

#include <optional>
#include <string_view>

#include "lesson/document.h"

namespace surprisal::lesson {

// Reads the target of a link, such as "figure:coin"; nothing if it does not have this form.
std::optional<document::Link> link_to(std::string_view target);

// What is wrong with the link; empty if nothing is.
Text fault_of(const document::Link& link);

}  // namespace surprisal::lesson
