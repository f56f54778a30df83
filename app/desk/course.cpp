#include "desk/course.h"

namespace surprisal::desk {

std::optional<std::size_t> Course::number_of(std::string_view id) const {
  const LessonPair* found = find_lesson(lessons, id);
  if (found == nullptr) return std::nullopt;
  return static_cast<std::size_t>(found - lessons.data());
}

}  // namespace surprisal::desk
