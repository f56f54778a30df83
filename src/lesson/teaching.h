// lesson: the pages for teachers, one for each chapter. They are the files of assets/teaching, built into the
// program.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lesson/document.h"
#include "lesson/source.h"

namespace surprisal::lesson {

// A page's two files, by the id of its chapter.
struct TeachingText {
  std::string_view chapter;
  std::string_view en;
  std::string_view zh;

  std::string_view in(Language language) const { return language == Language::Chinese ? zh : en; }
};

std::span<const TeachingText> teaching_texts();

struct TeachingPage {
  document::Blocks blocks;
  std::vector<LessonFault> faults;
};

bool has_teaching_page(std::string_view chapter);

// Empty if the chapter has none.
TeachingPage teaching_page(std::string_view chapter, Language language);

}  // namespace surprisal::lesson
