#include "desk/handouts.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "base/nearest.h"
#include "desk/ask_for_file.h"
#include "lesson/chapters.h"
#include "lesson/teaching.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

std::vector<Lesson> lessons_in(const std::vector<LessonPair>& lessons, std::string_view chapter,
                               Language language) {
  std::vector<Lesson> found;
  for (const LessonPair& pair : lessons) {
    const Lesson& lesson = pair.in(language);
    if (pair.en.chapter == chapter && !lesson.steps.empty()) found.push_back(lesson);
  }
  return found;
}

Problem no_chapter(std::string_view name) {
  std::vector<std::string_view> ids;
  for (const Chapter& chapter : chapters()) ids.push_back(chapter.id);
  const std::string_view near = nearest(name, ids);
  const Text hint =
      near.empty() ? Text("; surprisal list --json shows the chapters", "；surprisal list --json 列出各章")
                   : did_you_mean(near);
  return {Text("there is no chapter ", "没有这一章：") + std::string(name) + hint};
}

// Called by the file dialog, which closes; progress is shown at the bottom of the window.
void write_handout(Desk& desk, const fs::path& path) {
  const HandoutChoices choices = {desk.settings.language, desk.handout_request.answers};
  Result<Handout> handout = handout_of_chapter(desk.course.lessons, desk.handout_request.chapter, choices);
  if (!handout) {
    desk.file_dialog->fault = handout.problem().message;
    return;
  }
  desk.file_dialog.reset();
  desk.settings.last_folder = path.parent_path().string();
  const auto bytes = [handout = std::move(*handout)](const Fonts& fonts, const Progress& progress) {
    return handout_pdf(handout, fonts, progress);
  };
  desk.handout_run = std::make_unique<ExportRun>(PagesToWrite{bytes, path});
}

}  // namespace

Result<Handout> handout_of_chapter(const std::vector<LessonPair>& lessons, std::string_view chapter,
                                   const HandoutChoices& choices) {
  const Chapter* found = find_chapter(chapter);
  if (found == nullptr) return no_chapter(chapter);
  Handout handout;
  const std::string number = std::to_string(found - chapters().data() + 1);
  handout.over_title = Text("Chapter " + number, "第 " + number + " 章").in(choices.language);
  handout.title = found->title.in(choices.language);
  handout.lessons = lessons_in(lessons, chapter, choices.language);
  handout.language = choices.language;
  handout.answers = choices.answers;
  if (choices.answers) handout.for_teacher = teaching_page(chapter, choices.language).blocks;
  if (handout.lessons.empty())
    return Problem{Text("the chapter ", "") + std::string(chapter) +
                   Text(" has no lessons; choose another one", " 这一章没有课程；请另选一章")};
  return handout;
}

Handout handout_of_lesson(Lesson lesson, const HandoutChoices& choices) {
  Handout handout;
  handout.title = lesson.title;
  handout.language = choices.language;
  handout.answers = choices.answers;
  handout.lessons.push_back(std::move(lesson));
  return handout;
}

std::string chapter_at_hand(const Desk& desk) {
  const Course& course = desk.course;
  const std::string wished =
      course.open ? course.lessons[course.open->number].en.chapter : desk.view.rail_chapter;
  return std::string((find_chapter(wished) != nullptr ? *find_chapter(wished) : chapters().front()).id);
}

void ask_for_handout(Desk& desk, std::string_view chapter, bool answers) {
  desk.handout_request = {std::string(chapter), answers};
  const fs::path proposed =
      last_folder(desk) / (std::string(chapter) + (answers ? "-teacher.pdf" : "-handout.pdf"));
  FileDialog dialog = file_dialog_for_saving(proposed, {{"PDF", "PDF"}, {".pdf"}}, write_handout);
  dialog.title =
      answers ? Text("Write the teacher's copy", "生成教师版讲义") : Text("Write the handout", "生成讲义");
  ask_for_file(desk, std::move(dialog));
}

bool is_writing_handout(const Desk& desk) { return desk.handout_run != nullptr; }

bool can_write_handout(const Desk& desk) {
  return !desk.in_browser && !desk.presentation && !is_writing_handout(desk);
}

void take_handout(Desk& desk) {
  if (!desk.handout_run || !desk.handout_run->has_ended()) return;
  const Done& done = desk.handout_run->result();
  const std::string path = files_of(desk.handout_run->job()).front().string();
  desk.notify(done ? Text("Handout written: ", "讲义已写入：") + path : done.problem().message);
  desk.handout_run.reset();
}

}  // namespace surprisal::desk
