#include "desk/lesson_file.h"

#include <string_view>

#include "base/file.h"
#include "lesson/parse_lesson.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnglish = ".en.md";
constexpr std::string_view kChinese = ".zh.md";
static_assert(kEnglish.size() == kChinese.size());

}  // namespace

std::optional<Language> language_in_name(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.ends_with(kEnglish)) return Language::English;
  if (name.ends_with(kChinese)) return Language::Chinese;
  return std::nullopt;
}

std::string name_without_language(const fs::path& path) {
  const std::string name = path.filename().string();
  return language_in_name(path) ? name.substr(0, name.size() - kEnglish.size()) : "";
}

fs::path partner_of(const fs::path& path) {
  const std::string_view ending = language_in_name(path) == Language::English ? kChinese : kEnglish;
  return path.parent_path() / name_without_language(path).append(ending);
}

Result<LessonFile> read_lesson_file(const fs::path& path, Trained trained) {
  Result<std::string> text = read_file(path, kLongestLesson);
  if (!text) return text.problem();
  Lesson lesson = parse_lesson(*text, language_in_name(path), trained);
  return LessonFile{path, std::move(*text), std::move(lesson)};
}

}  // namespace surprisal::desk
