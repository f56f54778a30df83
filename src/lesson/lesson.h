// lesson: a lesson file: what it shows, step by step, and all that is wrong with it.
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

// Bounds on what a stranger's file can ask for.
inline constexpr std::size_t kLongestLesson = std::size_t{1} << 20;  // bytes
inline constexpr std::size_t kMostLessonSteps = 50;
inline constexpr std::size_t kMostLessonFigures = 3;  // beside each other

struct Step {
  document::Inlines title;
  Session session;                   // that it moves to
  std::vector<std::string> figures;  // that it shows, the most telling first
  document::Blocks blocks;
  std::optional<Guess> guess;
  std::size_t at = 0;  // byte of the file
};

struct Lesson {
  std::string id;
  std::string title;
  Language language = Language::English;
  std::string chapter;                // by its id; may be empty
  std::vector<std::string> explains;  // ids such as A1
  std::vector<std::string> figures;   // shown from the start
  Session start;
  std::vector<Step> steps;
  std::vector<LessonFault> faults;  // in the order of the file
};

// Never fails: what is wrong becomes a fault, and the rest is read as far as it goes. Without a language it
// is told from the title.
Lesson parse_lesson(std::string_view text, std::optional<Language> language = std::nullopt);

// What it says of the whole lesson.
std::vector<std::string> slips_of(const Lesson& lesson);    // ids of its slips' notes
std::vector<std::string> figures_of(const Lesson& lesson);  // of all steps, links included, each once

// Links to lessons that are none of these.
std::vector<LessonFault> lost_links(const Lesson& lesson, std::string_view text,
                                    const std::vector<std::string>& known_ids);

// Every value that a step shows, as it is shown: in text, formulas and notes, in its guess before and after
// it is revealed, and the guess's answer.
std::vector<std::string> shown_values(const Step& step, Language language);

// What differs between the two languages of one lesson, at the place in the Chinese file.
std::vector<LessonFault> differences(const Lesson& english, const Lesson& chinese,
                                     std::string_view chinese_text);

}  // namespace surprisal::lesson
