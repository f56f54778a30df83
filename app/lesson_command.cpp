#include "lesson_command.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "complaint.h"
#include "lesson/lesson.h"
#include "lesson/lessons.h"
#include "session/file.h"

namespace surprisal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnglish = ".en.md";
constexpr std::string_view kChinese = ".zh.md";

std::optional<Language> language_of(const std::string& file) {
  if (file.ends_with(kEnglish)) return Language::English;
  if (file.ends_with(kChinese)) return Language::Chinese;
  return std::nullopt;
}

std::string in_language(std::string file, std::string_view ending) {
  return file.substr(0, file.size() - ending.size()).append(ending);
}

// "softmax-by-hand" of "23-softmax-by-hand.en.md"; empty where the name has no such form.
std::string id_in_name(const std::string& file) {
  std::string name = fs::path(file).filename().string();
  if (!language_of(name)) return {};
  name.resize(name.size() - kEnglish.size());
  const std::size_t digits = name.find_first_not_of("0123456789");
  if (digits == 0 || digits == name.npos || name[digits] != '-') return {};
  return name.substr(digits + 1);
}

// Lessons that a link can lead to: those of the course, and those that stand beside the files.
std::vector<std::string> known_lessons(const std::vector<std::string>& files) {
  std::vector<std::string> known;
  for (const LessonText& text : lesson_texts())
    known.push_back(id_in_name(std::string(text.name) + ".en.md"));
  std::vector<fs::path> folders;
  for (const std::string& file : files) {
    const fs::path folder = fs::path(file).parent_path();
    if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
  }
  for (const fs::path& folder : folders) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? fs::path(".") : folder, none)) {
      if (const std::string id = id_in_name(entry.path().string()); !id.empty()) known.push_back(id);
    }
  }
  return known;
}

struct Checked {
  std::string file;
  std::string text;
  Lesson lesson;
};

Result<Checked> read(const std::string& file) {
  Result<std::string> text = read_file(file, kLongestLesson);
  if (!text) return text.problem();
  Checked checked{file, std::move(*text), {}};
  checked.lesson = parse_lesson(checked.text, language_of(file));
  return checked;
}

std::string line_of(const std::string& file, const LessonFault& fault) {
  return file + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " + fault.message +
         "\n";
}

std::string lines_of(const std::string& file, const std::vector<LessonFault>& faults) {
  std::string lines;
  for (const LessonFault& fault : faults) lines += line_of(file, fault);
  return lines;
}

// What is wrong with one file by itself.
std::string own_faults(const Checked& checked, const std::vector<std::string>& known) {
  std::vector<LessonFault> faults = checked.lesson.faults;
  const std::vector<LessonFault> lost = lost_links(checked.lesson, checked.text, known);
  faults.insert(faults.end(), lost.begin(), lost.end());
  const std::string id = id_in_name(checked.file);
  if (!id.empty() && !checked.lesson.id.empty() && id != checked.lesson.id) {
    faults.push_back({1, 1, "its id is " + checked.lesson.id + ", and by its name it would be " + id});
  }
  std::stable_sort(faults.begin(), faults.end(), [](const LessonFault& a, const LessonFault& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
  return lines_of(checked.file, faults);
}

// What differs from the other language, told in the Chinese file.
Result<std::string> pair_faults(const Checked& checked) {
  const Language language = *language_of(checked.file);
  const std::string other_file =
      in_language(checked.file, language == Language::English ? kChinese : kEnglish);
  std::error_code none;
  if (!fs::exists(other_file, none)) {
    if (id_in_name(checked.file).empty()) return std::string();  // only a lesson of a course needs both
    return line_of(checked.file,
                   {1, 1,
                    std::string("the ") + (language == Language::English ? "Chinese" : "English") +
                        " is missing: " + fs::path(other_file).filename().string()});
  }
  const Result<Checked> other = read(other_file);
  if (!other) return other.problem();
  const bool is_english = language == Language::English;
  const Checked& english = is_english ? checked : *other;
  const Checked& chinese = is_english ? *other : checked;
  return lines_of(chinese.file, differences(english.lesson, chinese.lesson, chinese.text));
}

}  // namespace

int run_lesson_check(const std::vector<std::string>& files) {
  if (files.empty()) {
    return complain(kWrongUsage, "lesson check needs a file; surprisal lesson check my.en.md");
  }
  const std::vector<std::string> known = known_lessons(files);
  std::string faults;
  for (const std::string& file : files) {
    const Result<Checked> checked = read(file);
    if (!checked) return complain(kCouldNot, checked.problem().message);
    faults += own_faults(*checked, known);
    if (!language_of(file)) continue;
    const bool twice = file.ends_with(kChinese) &&
                       std::find(files.begin(), files.end(), in_language(file, kEnglish)) != files.end();
    if (twice) continue;
    const Result<std::string> differing = pair_faults(*checked);
    if (!differing) return complain(kCouldNot, differing.problem().message);
    faults += *differing;
  }
  if (faults.empty()) return kDone;
  const int printed = print_result(faults);
  return printed == kDone ? kCouldNot : printed;
}

}  // namespace surprisal
