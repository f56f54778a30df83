#include "desk/page_saving.h"

#include "base/file.h"
#include "desk/ask_for_file.h"
#include "desk/lesson_page.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

Result<std::string> page_of_open_lesson(const Desk& desk) {
  const std::string& id = desk.course.lessons[desk.course.open->number].id;
  const auto own = desk.course.own.find(id);
  const std::string name = own == desk.course.own.end() ? "lesson:" + id : own->second.string();
  const Result<std::vector<PageLesson>> lessons = page_lessons({name}, desk.course.lessons);
  if (!lessons) return lessons.problem();
  return lesson_page(desk.web_edition, *lessons);
}

void save_page_from_dialog(Desk& desk, const fs::path& path) {
  if (!desk.course.open) return desk.file_dialog.reset();  // closed while the desktop's dialog was open
  const Result<std::string> page = page_of_open_lesson(desk);
  end_saving(desk, path, page ? write_atomically(path, *page) : Done(page.problem()));
}

}  // namespace

void save_lesson_page(Desk& desk) {
  if (!desk.course.open) return;
  if (desk.web_edition.empty())
    return desk.notify({"The page needs the web edition, which is not installed; build it with ./web.",
                        "网页需要网页版，而它没有随本程序一起安装；./web 可以构建它。"});
  const std::string& id = desk.course.lessons[desk.course.open->number].id;
  ask_for_file(desk, file_dialog_for_saving(last_folder(desk) / (id + ".html"),
                                            {{"Web pages", "网页"}, {".html"}}, save_page_from_dialog));
}

}  // namespace surprisal::desk
