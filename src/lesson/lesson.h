// lesson: a lesson file: what it shows, step by step, and everything that is wrong with it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/document.h"
#include "lesson/guess.h"
#include "lesson/source.h"
#include "session/session.h"

namespace surprisal::lesson {

// Limits for files that anybody may have written.
inline constexpr std::size_t kLongestLesson = std::size_t{1} << 20;  // bytes
inline constexpr std::size_t kMostLessonSteps = 50;
inline constexpr std::size_t kMostLessonFigures = 3;  // side by side

struct Step {
  document::Inlines title;
  Session session;                   // the step moves the program to it
  std::vector<std::string> figures;  // shown in this step, the most important first
  document::Blocks blocks;
  std::optional<Guess> guess;
  std::size_t at = 0;  // byte of the file
};

struct Lesson {
  std::string id;
  std::string title;
  Language language = Language::English;
  std::string chapter;                // its id; may be empty
  std::vector<std::string> explains;  // ids such as A1
  std::vector<std::string> figures;   // shown from the start
  Session start;
  std::vector<Step> steps;
  std::vector<LessonFault> faults;  // in the order of the file
};

// Never fails: what is wrong becomes a fault, and the rest is read as far as possible. If no language is
// given, the title decides.
Lesson parse_lesson(std::string_view text, std::optional<Language> language = std::nullopt);

std::vector<std::string> slips_of(const Lesson& lesson);    // ids of its slip notes
std::vector<std::string> figures_of(const Lesson& lesson);  // of all steps and links, without repetition

// Links to lessons that are not among the known ones.
std::vector<LessonFault> lost_links(const Lesson& lesson, std::string_view text,
                                    const std::vector<std::string>& known_ids);

// Every value that a step shows, as it is displayed: in text, formulas and notes, in its guess before and
// after the answer is revealed, and the answer itself.
std::vector<std::string> shown_values(const Step& step, Language language);

// Differences between the two languages of a lesson, with positions in the Chinese file.
std::vector<LessonFault> differences(const Lesson& english, const Lesson& chinese,
                                     std::string_view chinese_text);

}  // namespace surprisal::lesson
