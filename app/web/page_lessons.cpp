#include "web/page_lessons.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <variant>

#include "desk/lesson_file.h"
#include "desk/opened.h"

namespace surprisal::web {
namespace {

namespace fs = std::filesystem;

// Not the folder of the user's files, because new files there are downloaded.
constexpr const char* kFolder = "/lessons";

std::set<fs::path> written_files() {
  std::error_code failed;
  fs::create_directories(kFolder, failed);
  browser_write_lessons(kFolder);
  std::set<fs::path> paths;
  for (fs::directory_iterator entry(kFolder, failed), end; !failed && entry != end; entry.increment(failed))
    paths.insert(entry->path());
  return paths;
}

}  // namespace

std::vector<LessonPair> lessons_of_page(Desk& desk) {
  const std::set<fs::path> paths = written_files();
  std::vector<LessonPair> lessons;
  for (const fs::path& path : paths) {
    const bool is_second = language_in_name(path) == Language::Chinese && paths.contains(partner_of(path));
    if (is_second) continue;  // already read with the first file of the pair
    Result<Opened> opened = read_opened(path);
    if (!opened)
      desk.notify(opened.problem().message);
    else if (auto* lesson = std::get_if<LessonPair>(&*opened))
      lessons.push_back(std::move(*lesson));
  }
  return lessons;
}

}  // namespace surprisal::web
