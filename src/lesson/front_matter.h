// lesson: reads the front matter, between the +++ lines.
#pragma once

#include "lesson/lesson.h"
#include "lesson/source.h"

namespace surprisal::lesson {

// Fills everything in the lesson except its steps.
void read_front_matter(Lesson& lesson, std::string toml, std::size_t start, Faults& faults);

// The comma-separated ids of figures, without unknown ones.
std::vector<std::string> figures_in(const Source& ids, Faults& faults);

}  // namespace surprisal::lesson
