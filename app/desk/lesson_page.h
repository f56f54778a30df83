// desk: lessons as a single HTML file that holds the web edition too, and so opens without a network.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "lesson/lessons.h"

namespace surprisal::desk {

// A file of a lesson, and its name within the page, without a folder.
struct PageFile {
  std::string name;
  std::string text;
};

// A lesson's files, in one language or both.
struct PageLesson {
  Text title;
  std::vector<PageFile> files;
};

// The lessons with these names, in this order: ids of the course, "lesson:ID", "chapter:ID", or lesson files.
// The file in the other language is included too. A file with errors is a problem.
Result<std::vector<PageLesson>> page_lessons(const std::vector<std::string>& names,
                                             const std::vector<LessonPair>& course);

// Whether the course has lessons and chapters with these names. Does not look at files.
Done check_page_names(const std::vector<std::string>& names, const std::vector<LessonPair>& course);

// The web edition that came with this program or was built beside it. Empty if there is none.
std::filesystem::path web_edition_folder();

// The page of the web edition with everything that it loads embedded. The program finds the compressed parts
// in elements whose ids are their names, and the lessons in elements of type text/markdown with a data-name,
// all in base64.
Result<std::string> lesson_page(const std::filesystem::path& web_edition,
                                const std::vector<PageLesson>& lessons);

}  // namespace surprisal::desk
