// Checks that each term in the glossary is explained in both languages, and that its lesson exists and shows
// its figure.
#include "lesson/glossary.h"

#include <algorithm>
#include <set>
#include <string>

#include "../languages.h"
#include "lesson/chapters.h"
#include "lesson/lessons.h"
#include "testing.h"

namespace surprisal::test {
namespace {

TEST(Glossary, NamesEachTermOnceAndExplainsItInBothLanguages) {
  std::set<std::string> names;
  for (const Term& term : glossary()) {
    EXPECT_TRUE(names.insert(term.name.en).second) << term.name.en << " is there twice";
    EXPECT_FALSE(term.name.zh.empty()) << term.name.en;
    EXPECT_TRUE(is_in_both_languages(term.meaning)) << term.name.en;
  }
  EXPECT_GE(names.size(), 35u);
}

TEST(Glossary, LeadsToALessonThatShowsTheFigure) {
  const std::vector<LessonPair> course = lessons();
  std::size_t last = 0;
  for (const Term& term : glossary()) {
    const LessonPair* lesson = find_lesson(course, term.lesson);
    ASSERT_NE(lesson, nullptr) << term.name.en << ": " << term.lesson;
    const std::vector<std::string> figures = figures_of(lesson->en);
    EXPECT_NE(std::find(figures.begin(), figures.end(), term.figure), figures.end())
        << term.name.en << ": " << term.lesson << " does not show " << term.figure;
    const auto chapter = static_cast<std::size_t>(find_chapter(lesson->en.chapter) - chapters().data());
    EXPECT_GE(chapter, last) << term.name.en << " is out of the order of the course";
    last = chapter;
  }
}

}  // namespace
}  // namespace surprisal::test
