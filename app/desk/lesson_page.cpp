#include "desk/lesson_page.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/base64.h"
#include "base/file.h"
#include "desk/lesson_file.h"
#include "desk/named.h"
#include "desk/opened.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestPart = 32 << 20;  // bytes

// Lessons.
// -----------------------------------------------------------------------------------------------------------

// The name of a text is its position and its id: "23-softmax-by-hand".
const LessonText* text_of(std::string_view id) {
  const std::span<const LessonText> texts = lesson_texts();
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const LessonText& text) {
    return text.name.substr(text.name.find('-') + 1) == id;
  });
  return found == texts.end() ? nullptr : &*found;
}

// Looked up by id, because reviews and the user's own lessons shift the numbers in the course.
Result<PageLesson> lesson_of_course(const LessonPair& pair) {
  const LessonText* text = text_of(pair.id);
  if (text == nullptr)
    return Problem{Text("there is no text to save for the lesson ", "这一课没有可以保存的课文：") + pair.id};
  PageLesson lesson = {{pair.en.title, pair.zh.title}, {}};
  if (!text->en.empty()) lesson.files.push_back({pair.id + ".en.md", std::string(text->en)});
  if (!text->zh.empty()) lesson.files.push_back({pair.id + ".zh.md", std::string(text->zh)});
  return lesson;
}

// The lessons of the course that a name stands for.
Result<std::vector<const LessonPair*>> lessons_matching(const std::string& name,
                                                        const std::vector<LessonPair>& course) {
  std::vector<const LessonPair*> meant;
  for (const LessonPair& pair : course) {
    if (!pair.is_review && name == std::string(kChapterPrefix) + pair.en.chapter) meant.push_back(&pair);
  }
  if (!meant.empty()) return meant;
  const bool has_prefix = name.starts_with(kLessonPrefix);
  const Result<Named> named = find_named(has_prefix ? name : std::string(kLessonPrefix) + name, course);
  if (!named) return named.problem();
  return std::vector<const LessonPair*>{named->lesson};
}

Result<LessonFile> faultless_file(const fs::path& path) {
  Result<LessonFile> file = read_lesson_file(path);
  if (file && !file->lesson.faults.empty())
    return Problem{path.string() + Text(" has errors; surprisal lesson check lists them",
                                        " 有错误；surprisal lesson check 会列出它们")};
  return file;
}

// Does not reveal the name of the user's file.
std::string name_in_page(const LessonFile& file) {
  const std::optional<Language> language = language_in_name(file.path);
  const std::string ending = !language ? ".md" : *language == Language::Chinese ? ".zh.md" : ".en.md";
  return (file.lesson.id.empty() ? "lesson" : file.lesson.id) + ending;
}

Result<PageLesson> lesson_of_file(const fs::path& path) {
  std::vector<fs::path> paths = {path};
  std::error_code none;
  if (language_in_name(path) && fs::exists(partner_of(path), none)) paths.push_back(partner_of(path));
  PageLesson lesson;
  for (const fs::path& one : paths) {
    Result<LessonFile> file = faultless_file(one);
    if (!file) return file.problem();
    const bool is_chinese = language_in_name(one) == Language::Chinese;
    (is_chinese ? lesson.title.zh : lesson.title.en) = file->lesson.title;
    lesson.files.push_back({name_in_page(*file), std::move(file->text)});
  }
  if (lesson.title.en.empty()) lesson.title.en = lesson.title.zh;
  if (lesson.title.zh.empty()) lesson.title.zh = lesson.title.en;
  return lesson;
}

// Numbers the file names to keep the lessons in order.
void number_files(std::vector<PageLesson>& lessons) {
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    for (PageFile& file : lessons[i].files)
      file.name = std::string(3 - std::min<std::size_t>(number.size(), 3), '0') + number + "-" + file.name;
  }
}

// The page.
// -----------------------------------------------------------------------------------------------------------

std::string escaped_for_html(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '<')
      result += "&lt;";
    else if (c == '&')
      result += "&amp;";
    else if (c == '"')
      result += "&quot;";
    else
      result += c;
  }
  return result;
}

// Replaces the first occurrence of `from`; false if there is none.
bool replace_in(std::string& page, std::string_view from, std::string_view to) {
  const std::size_t at = page.find(from);
  if (at == std::string::npos) return false;
  page.replace(at, from.size(), to);
  return true;
}

std::string element(std::string_view type, const std::string& attribute, const std::string& bytes) {
  return "<script type=\"" + std::string(type) + "\" " + attribute + ">" + to_base64(bytes) + "</script>\n";
}

// The files that the page would otherwise fetch, as elements named after them.
Result<std::string> compressed_parts(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().extension() == ".gz") paths.push_back(entry->path());
  }
  std::sort(paths.begin(), paths.end());
  std::string elements;
  for (const fs::path& path : paths) {
    const Result<std::string> bytes = read_file(path, kLargestPart);
    if (!bytes) return bytes.problem();
    elements += element("application/gzip", "id=\"" + path.filename().string() + "\"", *bytes);
  }
  return elements;
}

std::string title_element(const std::vector<PageLesson>& lessons) {
  std::string title;
  for (const PageLesson& lesson : lessons)
    title += lesson.title.en + (lesson.title.zh == lesson.title.en ? "" : " / " + lesson.title.zh) + " – ";
  return "<title>" + escaped_for_html(title) + "Surprisal</title>";
}

std::string lesson_elements(const std::vector<PageLesson>& lessons) {
  std::string elements;
  for (const PageLesson& lesson : lessons) {
    for (const PageFile& file : lesson.files)
      elements += element("text/markdown", "data-name=\"" + escaped_for_html(file.name) + "\"", file.text);
  }
  return elements;
}

// The element from `opening` to the end of `closing`; empty if there is none.
std::string element_in(const std::string& page, std::string_view opening, std::string_view closing) {
  const std::size_t at = page.find(opening);
  const std::size_t end = at == std::string::npos ? at : page.find(closing, at);
  return end == std::string::npos ? std::string() : page.substr(at, end + closing.size() - at);
}

}  // namespace

Done check_page_names(const std::vector<std::string>& names, const std::vector<LessonPair>& course) {
  for (const std::string& name : names) {
    if (is_lesson_file(name)) continue;
    const auto meant = lessons_matching(name, course);
    if (!meant) return meant.problem();
  }
  return Nothing{};
}

Result<std::vector<PageLesson>> page_lessons(const std::vector<std::string>& names,
                                             const std::vector<LessonPair>& course) {
  std::vector<PageLesson> lessons;
  for (const std::string& name : names) {
    if (is_lesson_file(name)) {
      Result<PageLesson> lesson = lesson_of_file(name);
      if (!lesson) return lesson.problem();
      lessons.push_back(std::move(*lesson));
      continue;
    }
    const Result<std::vector<const LessonPair*>> meant = lessons_matching(name, course);
    if (!meant) return meant.problem();
    for (const LessonPair* pair : *meant) {
      Result<PageLesson> lesson = lesson_of_course(*pair);
      if (!lesson) return lesson.problem();
      lessons.push_back(std::move(*lesson));
    }
  }
  number_files(lessons);
  return lessons;
}

fs::path web_edition_folder() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed).parent_path();
  // Installed as bin/surprisal and share/surprisal/web; built as build/release/app/surprisal and
  // build/web/site.
  for (const char* place : {"../share/surprisal/web", "../../web/site"}) {
    const fs::path folder = (program / place).lexically_normal();
    if (fs::exists(folder / "index.html", failed)) return folder;
  }
  return {};
}

Result<std::string> lesson_page(const fs::path& web_edition, const std::vector<PageLesson>& lessons) {
  const Result<std::string> index = read_file(web_edition / "index.html", kLargestPart);
  if (!index) return index.problem();
  const Result<std::string> icon = read_file(web_edition / "icon.svg", kLargestPart);
  if (!icon) return icon.problem();
  const Result<std::string> loader = read_file(web_edition / "loader.js", kLargestPart);
  if (!loader) return loader.problem();
  const Result<std::string> parts = compressed_parts(web_edition);
  if (!parts) return parts.problem();

  std::string page = *index;
  replace_in(page, element_in(page, "<title>", "</title>"), title_element(lessons));
  replace_in(page, element_in(page, "<link rel=\"manifest\"", ">"), "");
  const std::string icon_address = "data:image/svg+xml;base64," + to_base64(*icon);
  while (replace_in(page, "\"icon.svg\"", "\"" + icon_address + "\"")) {
  }
  const bool is_whole = replace_in(page, "<script src=\"loader.js\"></script>",
                                   lesson_elements(lessons) + *parts + "<script>\n" + *loader + "</script>");
  if (!is_whole || parts->empty())
    return Problem{web_edition.string() + Text(" is not this version's web edition; build it with ./web",
                                               " 不是本版本的网页版；./web 可以构建它")};
  return page;
}

}  // namespace surprisal::desk
