#include "desk/open_file.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "desk/desk.h"
#include "desk/document.h"
#include "desk/lesson_desk.h"
#include "desk/lesson_file.h"
#include "desk/presenting.h"
#include "session/session_file.h"

namespace surprisal::app {
namespace {

namespace fs = std::filesystem;

// One that shows nothing is stood for by the other, with what is wrong with it.
void stand_in(Lesson& shown, const Lesson& other) {
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
  stand_in(pair.en, pair.zh);
  stand_in(pair.zh, pair.en);
  return Opened(pair);
}

}  // namespace

bool is_session_file(std::string_view path) { return path.ends_with(".surprisal"); }
bool is_lesson_file(std::string_view path) { return path.ends_with(".md"); }

Result<Opened> read_opened(const fs::path& path) {
  if (is_lesson_file(path.string())) return read_pair(path);
  if (!is_session_file(path.string()))
    return Problem{path.string() +
                   Text(" is neither a session nor a lesson; give a file that ends in .surprisal or .md",
                        " 既不是会话也不是课程；请选择以 .surprisal 或 .md 结尾的文件")};
  const Result<std::string> text = read_file(path, kLongestSessionFile);
  if (!text) return text.problem();
  const Result<Session> session = from_toml(*text);
  if (!session) return Problem{path.string() + Text(": ", "：") + session.problem().message};
  return Opened(*session);
}

std::size_t take_in(Desk& desk, const LessonPair& lesson) {
  const auto known = std::find_if(desk.lessons.begin(), desk.lessons.end(),
                                  [&](const LessonPair& pair) { return pair.id == lesson.id; });
  const auto number = static_cast<std::size_t>(known - desk.lessons.begin());
  if (known == desk.lessons.end()) {
    desk.lessons.push_back(lesson);
    return number;
  }
  if (desk.lesson && desk.lesson->number == number) close_lesson(desk);  // it may have had more steps
  *known = lesson;
  return number;
}

void show_opened(Desk& desk, const fs::path& path, Opened opened) {
  const std::string name = path.filename().string();
  end_presentation(desk);
  remember_file(desk, path);
  if (const auto* session = std::get_if<Session>(&opened)) {
    close_lesson(desk);
    show_alone(desk, session->figure);
    stands_for(desk, *session, path);
    return desk.move_to(*session, {"Open " + name, "打开" + name});
  }
  const auto& pair = std::get<LessonPair>(opened);
  desk.settings.language = language_in_name(path).value_or(desk.settings.language);
  open_lesson(desk, take_in(desk, pair));
}

void open_file(Desk& desk, const fs::path& path) {
  Result<Opened> opened = read_opened(path);
  if (!opened) return desk.tell(opened.problem().message);
  show_opened(desk, path, std::move(*opened));
}

}  // namespace surprisal::app
