#include "lesson/teaching.h"

#include <algorithm>
#include <string>

#include "lesson/markdown.h"

namespace surprisal::lesson {

bool has_teaching_page(std::string_view chapter) {
  return std::any_of(teaching_texts().begin(), teaching_texts().end(),
                     [&](const TeachingText& text) { return text.chapter == chapter; });
}

TeachingPage teaching_page(std::string_view chapter, Language language) {
  for (const TeachingText& text : teaching_texts()) {
    if (text.chapter != chapter) continue;
    const std::string_view words = text.in(language);
    Faults faults(words);
    TeachingPage page = {parse_markdown({std::string(words), 0, {}}, faults), {}};
    page.faults = faults.listed();
    return page;
  }
  return {};
}

}  // namespace surprisal::lesson
