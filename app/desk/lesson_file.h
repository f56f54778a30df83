// desk: lessons as files: NAME.en.md and NAME.zh.md are one lesson in two languages.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "lesson/lesson.h"

namespace surprisal::desk {

struct LessonFile {
  std::filesystem::path path;
  std::string text;
  Lesson lesson;
};

Result<LessonFile> read_lesson_file(const std::filesystem::path& path);

// By the ending of its name; nothing where that does not say.
std::optional<Language> language_in_name(const std::filesystem::path& path);

// The same lesson's file in the other language. Only for a name that has a language.
std::filesystem::path partner_of(const std::filesystem::path& path);

// The name without language and ending; empty where it has none.
std::string name_without_language(const std::filesystem::path& path);

}  // namespace surprisal::desk
