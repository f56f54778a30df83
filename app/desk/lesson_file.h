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

Result<LessonFile> read_lesson_file(const std::filesystem::path& path, Trained trained = Trained::Not);

// From the end of the file name (.en.md or .zh.md); nothing if it names no language.
std::optional<Language> language_in_name(const std::filesystem::path& path);

// The file of the same lesson in the other language. Only for names with a language.
std::filesystem::path partner_of(const std::filesystem::path& path);

// The file name without its language and extension; empty if it has none.
std::string name_without_language(const std::filesystem::path& path);

}  // namespace surprisal::desk
