#include "lesson/lessons.h"

#include <utility>

#include "lesson/parse_lesson.h"

namespace surprisal::lesson {

std::vector<LessonPair> lessons() {
  std::vector<LessonPair> all;
  for (const LessonText& text : lesson_texts()) {
    LessonPair pair;
    pair.en = parse_lesson(text.en, Language::English);
    pair.zh = parse_lesson(text.zh, Language::Chinese);
    pair.id = pair.en.id.empty() ? pair.zh.id : pair.en.id;
    all.push_back(std::move(pair));
  }
  return all;
}

}  // namespace surprisal::lesson
