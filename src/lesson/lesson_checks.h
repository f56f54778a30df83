// lesson: checks beyond a single file: broken links, and differences between the languages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"

namespace surprisal::lesson {

// Links to lessons that are not among the known ones.
std::vector<LessonFault> broken_links(const Lesson& lesson, std::string_view text,
                                      const std::vector<std::string>& known_ids);

// Every value that a step shows, as it is displayed: in text, formulas and notes, in its guess before and
// after the answer is revealed, and the answer itself.
std::vector<std::string> shown_values(const Step& step, Language language);

// Differences between the two languages of a lesson, with positions in the Chinese file.
std::vector<LessonFault> differences(const Lesson& english, const Lesson& chinese,
                                     std::string_view chinese_text);

}  // namespace surprisal::lesson
