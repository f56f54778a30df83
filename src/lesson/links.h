// lesson: what a link of a lesson points at: a lesson, a figure or a preset.
#pragma once

#include <optional>
#include <string_view>

#include "lesson/document.h"

namespace surprisal::lesson {

// The target of a link as it is written, such as "figure:coin"; nothing where it has no such form.
std::optional<document::Link> link_to(std::string_view target);

// What is wrong with it, or nothing.
Text fault_of(const document::Link& link);

}  // namespace surprisal::lesson
