// lesson: the terms of the course, each with the figure and the lesson that show it.
#pragma once

#include <span>
#include <string_view>

#include "base/text.h"

namespace surprisal::lesson {

struct Term {
  Text name;
  Text also;     // other names for it; may be empty
  Text meaning;  // like `also`, with the marks of typeset/rich_line.h
  std::string_view figure;
  std::string_view lesson;
};

// In the order of the course, which is the same in both languages.
std::span<const Term> glossary();

}  // namespace surprisal::lesson
