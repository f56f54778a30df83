// desk: what a person names on the command line: a figure, or a lesson of the course.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "figures/catalogue.h"
#include "lesson/lessons.h"

namespace surprisal::desk {

struct Named {
  const Figure* figure = nullptr;
  const LessonPair* lesson = nullptr;  // one of those given
};

// By its id in `surprisal list`; "lesson:ID" is the lesson where a figure has the same id.
Result<Named> find_named(const std::string& id, const std::vector<LessonPair>& lessons);

}  // namespace surprisal::desk
