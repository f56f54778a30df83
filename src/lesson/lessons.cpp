#include "lesson/lessons.h"

#include <algorithm>

#include "lesson/parse_lesson.h"

namespace surprisal::lesson {

const LessonPair* find_lesson(std::span<const LessonPair> lessons, std::string_view id) {
  const auto found_if = [&](auto&& fits) {
    const auto found = std::find_if(lessons.begin(), lessons.end(), fits);
    return found == lessons.end() ? nullptr : &*found;
  };
  if (const LessonPair* exact = found_if([&](const LessonPair& pair) { return pair.id == id; })) return exact;
  return found_if([&](const LessonPair& pair) {
    const std::vector<std::string>& aliases = pair.en.aliases;
    return std::find(aliases.begin(), aliases.end(), id) != aliases.end();
  });
}

LessonPair parse_lesson_pair(const LessonText& text) {
  LessonPair pair;
  pair.en = parse_lesson(text.en, Language::English);
  pair.zh = parse_lesson(text.zh, Language::Chinese);
  pair.id = pair.en.id.empty() ? pair.zh.id : pair.en.id;
  return pair;
}

std::vector<LessonPair> lessons() {
  std::vector<LessonPair> all;
  for (const LessonText& text : lesson_texts()) all.push_back(parse_lesson_pair(text));
  return all;
}

}  // namespace surprisal::lesson
