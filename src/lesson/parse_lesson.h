// lesson: parses a lesson file into a Lesson, with everything that is wrong with it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lesson/lesson.h"

namespace surprisal::lesson {

// Limits for untrusted files.
inline constexpr std::size_t kLongestLesson = std::size_t{1} << 20;  // bytes
inline constexpr std::size_t kMaxLessonSteps = 50;
inline constexpr std::string_view kNoSliders = "none";  // in a block of sliders

// Never fails: whatever is wrong becomes a fault, and the rest is read as far as possible. If no language is
// given, the title decides. Values that need training are checked only for their form, unless `trained` says
// otherwise.
Lesson parse_lesson(std::string_view text, std::optional<Language> language = std::nullopt,
                    Trained trained = Trained::Not);

}  // namespace surprisal::lesson
