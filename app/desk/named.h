// desk: finds a figure or a lesson of the course by its id on the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "figures/catalogue.h"
#include "lesson/lessons.h"

namespace surprisal::desk {

// Prefixes of ids on the command line.
inline constexpr std::string_view kLessonPrefix = "lesson:";
inline constexpr std::string_view kChapterPrefix = "chapter:";

struct Named {
  const Figure* figure = nullptr;
  const LessonPair* lesson = nullptr;  // points into the lessons passed in
};

// Looks up an id as shown by `surprisal list`; "lesson:ID" means the lesson if a figure has the same id.
Result<Named> find_named(const std::string& id, const std::vector<LessonPair>& lessons);

}  // namespace surprisal::desk
