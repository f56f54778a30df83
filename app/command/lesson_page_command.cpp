#include "command/lesson_page_command.h"

#include <filesystem>

#include "base/file.h"
#include "command/diagnostics.h"
#include "desk/lesson_page.h"
#include "lesson/lessons.h"

namespace surprisal::command {

int run_lesson_page(const LessonPageOptions& options) {
  if (options.lessons.empty()) {
    return report(kWrongUsage,
                  {"lesson page needs lessons; for example, surprisal lesson page softmax -o softmax.html",
                   "lesson page 需要课程；例如 surprisal lesson page softmax -o softmax.html"});
  }
  if (!options.output.ends_with(".html")) {
    return report(kWrongUsage, {"lesson page needs -o FILE.html", "lesson page 需要 -o FILE.html"});
  }
  const std::vector<LessonPair> course = lesson::lessons();
  if (const Done known = check_page_names(options.lessons, course); !known)
    return report(kWrongUsage, known.problem());
  const Result<std::vector<PageLesson>> lessons = page_lessons(options.lessons, course);
  if (!lessons) return report(kFailed, lessons.problem());
  const std::filesystem::path folder =
      options.web_edition.empty() ? web_edition_folder() : std::filesystem::path(options.web_edition);
  if (folder.empty()) {
    return report(kFailed,
                  {"the page needs the web edition, which is not installed; build it with ./web, or give its "
                   "folder with --web",
                   "网页需要网页版，而它没有随本程序一起安装；请用 ./web 构建，或用 --web 指定它的文件夹"});
  }
  const Result<std::string> page = lesson_page(folder, *lessons);
  if (!page) return report(kFailed, page.problem());
  const Done done = write_atomically(options.output, *page);
  return done ? kDone : report(kFailed, done.problem());
}

}  // namespace surprisal::command
