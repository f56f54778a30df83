#include "command/lesson_command.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/system_language.h"
#include "command/diagnostics.h"
#include "desk/lesson_file.h"
#include "lesson/lesson_checks.h"
#include "lesson/lessons.h"

namespace surprisal::command {
namespace {

namespace fs = std::filesystem;

// "softmax-by-hand" from "23-softmax-by-hand.en.md"; empty if the name does not have this form.
std::string id_in_name(const std::string& file) {
  const std::string name = name_without_language(file);
  const std::size_t digits = name.find_first_not_of("0123456789");
  if (digits == 0 || digits == name.npos || name[digits] != '-') return {};
  return name.substr(digits + 1);
}

// Lessons that a link can lead to: those of the course, and those in the same folders as the files.
std::vector<std::string> known_lessons(const std::vector<std::string>& files) {
  std::vector<std::string> known;
  for (const LessonPair& lesson : lessons()) {
    known.push_back(lesson.id);
    known.insert(known.end(), lesson.en.aliases.begin(), lesson.en.aliases.end());
  }
  std::vector<fs::path> folders;
  for (const std::string& file : files) {
    const fs::path folder = fs::path(file).parent_path();
    if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
  }
  for (const fs::path& folder : folders) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder.empty() ? fs::path(".") : folder, failed), end;
         !failed && entry != end; entry.increment(failed)) {
      if (const std::string id = id_in_name(entry->path().string()); !id.empty()) known.push_back(id);
    }
  }
  return known;
}

// "FILE:LINE:COLUMN: message". Editors read the position, so only the message is in the system's language.
std::string line_of(const std::string& file, const LessonFault& fault) {
  return file + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " +
         fault.message.in(system_language()) + "\n";
}

std::string lines_of(const std::string& file, const std::vector<LessonFault>& faults) {
  std::string lines;
  for (const LessonFault& fault : faults) lines += line_of(file, fault);
  return lines;
}

// The errors in one file by itself.
std::string own_faults(const LessonFile& checked, const std::vector<std::string>& known) {
  std::vector<LessonFault> faults = checked.lesson.faults;
  const std::vector<LessonFault> lost = broken_links(checked.lesson, checked.text, known);
  faults.insert(faults.end(), lost.begin(), lost.end());
  const std::string id = id_in_name(checked.path.string());
  if (!id.empty() && !checked.lesson.id.empty() && id != checked.lesson.id) {
    faults.push_back({1,
                      1,
                      {"its id is " + checked.lesson.id + ", but its file name says " + id,
                       "它的 id 是 " + checked.lesson.id + "，而文件名写的是 " + id}});
  }
  std::stable_sort(faults.begin(), faults.end(), [](const LessonFault& a, const LessonFault& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
  return lines_of(checked.path.string(), faults);
}

// The differences from the other language, reported in the Chinese file.
Result<std::string> pair_faults(const LessonFile& checked) {
  const bool is_english = language_in_name(checked.path) == Language::English;
  const fs::path other_file = partner_of(checked.path);
  std::error_code none;
  if (!fs::exists(other_file, none)) {
    if (id_in_name(checked.path.string()).empty())
      return std::string();  // only a lesson of a course needs both
    const Text missing = is_english ? Text("the Chinese version is missing: ", "缺少中文版：")
                                    : Text("the English version is missing: ", "缺少英文版：");
    return line_of(checked.path.string(), {1, 1, missing + other_file.filename().string()});
  }
  const Result<LessonFile> other = read_lesson_file(other_file);
  if (!other) return other.problem();
  const LessonFile& english = is_english ? checked : *other;
  const LessonFile& chinese = is_english ? *other : checked;
  return lines_of(chinese.path.string(), differences(english.lesson, chinese.lesson, chinese.text));
}

}  // namespace

int run_lesson_check(const std::vector<std::string>& files) {
  if (files.empty()) {
    return report(kWrongUsage, {"lesson check needs a file; for example, surprisal lesson check my.en.md",
                                "lesson check 需要文件；例如 surprisal lesson check my.zh.md"});
  }
  const std::vector<std::string> known = known_lessons(files);
  std::string faults;
  for (const std::string& file : files) {
    const Result<LessonFile> checked = read_lesson_file(file, Trained::Fully);
    if (!checked) return report(kFailed, checked.problem());
    faults += own_faults(*checked, known);
    if (!language_in_name(file)) continue;
    const bool twice = language_in_name(file) == Language::Chinese &&
                       std::find(files.begin(), files.end(), partner_of(file).string()) != files.end();
    if (twice) continue;
    const Result<std::string> differing = pair_faults(*checked);
    if (!differing) return report(kFailed, differing.problem());
    faults += *differing;
  }
  if (faults.empty()) return kDone;
  const int printed = print_result(faults);
  return printed == kDone ? kFailed : printed;
}

}  // namespace surprisal::command
