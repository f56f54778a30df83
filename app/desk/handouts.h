// desk: the handout of a chapter, or of a user's own lesson, and writing it in the background.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/desk.h"
#include "handout/handout.h"
#include "lesson/lessons.h"

namespace surprisal::desk {

struct HandoutChoices {
  Language language = Language::English;
  bool answers = false;
};

// The problem names the chapter that was probably meant.
Result<Handout> handout_of_chapter(const std::vector<LessonPair>& lessons, std::string_view chapter,
                                   const HandoutChoices& choices);
Handout handout_of_lesson(Lesson lesson, const HandoutChoices& choices);

// The chapter of the open lesson, or else the one that is unfolded in the list, or else the first.
std::string chapter_at_hand(const Desk& desk);

// Asks for a file, and writes the handout in the window's language to it.
void ask_for_handout(Desk& desk, std::string_view chapter, bool answers);
bool is_writing_handout(const Desk& desk);
bool can_write_handout(const Desk& desk);  // not in a browser, and only one at a time
void take_handout(Desk& desk);             // once it has finished, reports the result

}  // namespace surprisal::desk
