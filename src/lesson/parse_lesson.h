// lesson: a lesson file becomes a Lesson, with everything that is wrong with it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lesson/lesson.h"

namespace surprisal::lesson {

// Limits for files that anybody may have written.
inline constexpr std::size_t kLongestLesson = std::size_t{1} << 20;  // bytes
inline constexpr std::size_t kMostLessonSteps = 50;
inline constexpr std::string_view kNoSliders = "none";  // in a block of sliders

// Never fails: what is wrong becomes a fault, and the rest is read as far as possible. If no language is
// given, the title decides. What takes training is looked at for its form alone, unless
// that is asked for.
Lesson parse_lesson(std::string_view text, std::optional<Language> language = std::nullopt,
                    Trained trained = Trained::Not);

}  // namespace surprisal::lesson
