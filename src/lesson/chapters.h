// lesson: the chapters of the course, in reading order.
#pragma once

#include <span>
#include <string_view>

#include "base/text.h"

namespace surprisal::lesson {

struct Chapter {
  std::string_view id;
  Text title;
};

std::span<const Chapter> chapters();
const Chapter* find_chapter(std::string_view id);  // null if there is none

}  // namespace surprisal::lesson
