#include "desk/opened.h"

#include <system_error>
#include <utility>

#include "base/file.h"
#include "desk/lesson_file.h"
#include "session/session_file.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

// A language without steps shows the other language's lesson, but keeps its own errors.
void replace_if_empty(Lesson& shown, const Lesson& other) {
  if (!shown.steps.empty()) return;
  std::vector<LessonFault> faults = std::move(shown.faults);
  shown = other;
  shown.faults = std::move(faults);
}

Result<Opened> read_pair(const fs::path& path) {
  const Result<LessonFile> file = read_lesson_file(path);
  if (!file) return file.problem();
  const Lesson& lesson = file->lesson;
  LessonPair pair = {lesson.id.empty() ? path.stem().string() : lesson.id, lesson, lesson};
  const std::optional<Language> language = language_in_name(path);
  std::error_code none;
  if (!language || !fs::exists(partner_of(path), none)) return Opened(pair);
  const Result<LessonFile> other = read_lesson_file(partner_of(path));
  if (!other) return other.problem();
  (*language == Language::English ? pair.zh : pair.en) = other->lesson;
  replace_if_empty(pair.en, pair.zh);
  replace_if_empty(pair.zh, pair.en);
  return Opened(pair);
}

}  // namespace

bool is_session_file(std::string_view path) { return path.ends_with(".surprisal"); }
bool is_lesson_file(std::string_view path) { return path.ends_with(".md"); }

Result<Opened> read_opened(const fs::path& path) {
  if (is_lesson_file(path.string())) return read_pair(path);
  if (!is_session_file(path.string()))
    return Problem{path.string() + Text(" is neither a session nor a lesson; choose a .surprisal or .md file",
                                        " 既不是状态文件也不是课程；请选择以 .surprisal 或 .md 结尾的文件")};
  const Result<std::string> text = read_file(path, kLongestSessionFile);
  if (!text) return text.problem();
  Result<SessionFile> file = session_file_from(*text, path.parent_path());
  if (!file) return Problem{path.string() + Text(": ", "：") + file.problem().message};
  return Opened(std::move(*file));
}

}  // namespace surprisal::desk
