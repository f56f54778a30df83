// lesson: reviews: questions drawn from the bank, put together as a lesson.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lesson/lessons.h"

namespace surprisal::lesson {

inline constexpr std::size_t kMaxQuestions = 10;  // in a review

// Ten questions of a chapter or, for the last chapter, of all the others; fewer if there are not enough. None
// occurs twice; their order and their numbers are random. The same seed gives the same review. `course` has
// the lessons that the answers refer to. A chapter without questions has a review without steps.
LessonPair draw_review(std::string_view chapter, std::span<const LessonPair> course, std::uint64_t seed);

// The course with a review as the last lesson of each chapter; that of the last chapter comes before its
// lesson.
std::vector<LessonPair> with_reviews(std::vector<LessonPair> course, std::uint64_t seed);

}  // namespace surprisal::lesson
