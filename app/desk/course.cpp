#include "desk/course.h"

#include <algorithm>

namespace surprisal::desk {

std::optional<std::size_t> Course::number_of(std::string_view id) const {
  const auto found =
      std::find_if(lessons.begin(), lessons.end(), [&](const LessonPair& pair) { return pair.id == id; });
  if (found == lessons.end()) return std::nullopt;
  return static_cast<std::size_t>(found - lessons.begin());
}

}  // namespace surprisal::desk
