// lesson: the chapters of the course, in reading order.
#pragma once

#include <span>
#include <string_view>

#include "session/text.h"

namespace surprisal {

struct Chapter {
  std::string_view id;
  Text title;
};

std::span<const Chapter> chapters();
const Chapter* find_chapter(std::string_view id);  // null for none

}  // namespace surprisal
