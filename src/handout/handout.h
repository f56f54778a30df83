// handout: a chapter, or a user's own lesson, typeset for A4: text, formulas, figures with their numbers,
// guesses with boxes to tick. A teacher's copy adds the answers, speaker notes and the teacher's page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "draw/fonts.h"
#include "export/sheet.h"
#include "lesson/lesson.h"

namespace surprisal::handout {

struct Handout {
  std::string over_title;  // "Chapter 3"; may be empty
  std::string title;
  std::vector<Lesson> lessons;  // in one language
  document::Blocks for_teacher = {};
  Language language = Language::English;
  bool answers = false;  // a teacher's copy
};

// The bytes of a PDF, the same for the same handout.
Result<std::string> handout_pdf(const Handout& handout, const Fonts& fonts, const Progress& progress = {});

}  // namespace surprisal::handout
