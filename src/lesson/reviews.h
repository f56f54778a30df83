// lesson: reviews: questions drawn from the bank, put together as a lesson.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lesson/lessons.h"

namespace surprisal::lesson {

inline constexpr std::size_t kMostQuestions = 10;  // in a review

// Questions of a chapter, or, for the last chapter, of all the others: ten, or as many as there are, none of
// them twice, in random order and with random numbers. The same seed draws the same. `course` has the lessons
// that the answers refer to. A chapter without questions has a review without steps.
LessonPair draw_review(std::string_view chapter, std::span<const LessonPair> course, std::uint64_t seed);

// The course with a review as the last lesson of each chapter; the last chapter has its own before the end.
std::vector<LessonPair> with_reviews(std::vector<LessonPair> course, std::uint64_t seed);

}  // namespace surprisal::lesson
