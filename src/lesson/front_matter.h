// lesson: what stands between the +++ lines.
#pragma once

#include "lesson/lesson.h"
#include "lesson/source.h"

namespace surprisal::lesson {

// Fills all of the lesson but its steps.
void read_front_matter(Lesson& lesson, std::string toml, std::size_t start, Faults& faults);

// The ids of figures between commas, without those that there are none of.
std::vector<std::string> figures_in(const Source& ids, Faults& faults);

}  // namespace surprisal::lesson
