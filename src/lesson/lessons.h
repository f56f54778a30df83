// lesson: the lessons of the course, in reading order. They are the files of assets/lessons, built into the
// program.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"

namespace surprisal::lesson {

// A lesson's two files. The name has no language and extension: "23-softmax-by-hand". A missing language is
// empty.
struct LessonText {
  std::string_view name;
  std::string_view en;
  std::string_view zh;
};

std::span<const LessonText> lesson_texts();

struct LessonPair {
  std::string id;
  Lesson en;
  Lesson zh;
  bool is_review = false;  // its questions were drawn from the bank

  const Lesson& in(Language language) const { return language == Language::Chinese ? zh : en; }
};

// The lesson with this id, or else the one that has replaced it. Null if there is neither.
const LessonPair* find_lesson(std::span<const LessonPair> lessons, std::string_view id);

LessonPair parse_lesson_pair(const LessonText& text);

// Parses all of them, which takes a moment.
std::vector<LessonPair> lessons();

}  // namespace surprisal::lesson
