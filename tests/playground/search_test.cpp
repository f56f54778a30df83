// Checks that the search finds what a newcomer would type, in both languages, and shows why it matches.
#include "desk/search.h"

#include <algorithm>

#include "lesson/lessons.h"
#include "session/presets.h"
#include "testing.h"

namespace surprisal::test {
namespace {

class Search : public testing::Test {
 protected:
  Search() {
    course.lessons = lessons();
    all = findables(course, presets_, {{"Undo", "撤销"}, {"Export…", "导出……"}});
  }

  std::vector<Found> found(const char* typed, Language language = Language::English) const {
    return find(all, typed, language);
  }
  // The id of the lesson that the first lesson or passage found belongs to.
  std::string first_lesson(const char* typed, Language language = Language::English) const {
    for (const Found& one : found(typed, language)) {
      if (one.what->kind == FoundKind::Lesson || one.what->kind == FoundKind::Passage)
        return course.lessons[one.what->number].id;
    }
    return {};
  }

  Course course;
  std::vector<Preset> presets_ = presets();
  std::vector<Findable> all;
};

TEST_F(Search, FindsTheLessonThatWordsAreAbout) {
  const struct {
    const char* typed;
    Language language;
    const char* lesson;
  } cases[] = {{"saturation", Language::English, "saturation"},
               {"饱和", Language::Chinese, "saturation"},
               {"softmax by hand", Language::English, "softmax-by-hand"},
               {"temperature", Language::English, "temperature"},
               {"温度", Language::Chinese, "temperature"}};
  for (const auto& one : cases) EXPECT_EQ(first_lesson(one.typed, one.language), one.lesson) << one.typed;
}

TEST_F(Search, OffersALessonBeforeTheTermForIt) {
  for (const char* typed : {"saturation", "entropy", "temperature", "calibration"}) {
    const std::vector<Found> results = found(typed);
    const auto kind_of = [&](FoundKind kind) {
      return std::find_if(results.begin(), results.end(),
                          [&](const Found& one) { return one.what->kind == kind; });
    };
    ASSERT_NE(kind_of(FoundKind::Term), results.end()) << typed;
    EXPECT_LT(kind_of(FoundKind::Lesson), kind_of(FoundKind::Term)) << typed;
  }
}

TEST_F(Search, KnowsSynonymsInBothLanguages) {
  for (const char* typed : {"relative entropy", "one-hot", "overflow", "nll", "mse", "perplexity"})
    EXPECT_FALSE(found(typed).empty()) << typed;
  for (const char* typed : {"相对熵", "独热", "溢出", "负对数似然"})
    EXPECT_FALSE(found(typed, Language::Chinese).empty()) << typed;
}

// A passage shows the words that were typed and opens the step that contains them.
TEST_F(Search, ShowsThePassageWithTheWords) {
  int passages = 0;
  for (const Found& one : found("learn")) {
    if (one.what->kind != FoundKind::Passage || one.why.empty()) continue;
    ++passages;
    std::string why = one.why;
    std::transform(why.begin(), why.end(), why.begin(), [](unsigned char c) { return std::tolower(c); });
    EXPECT_NE(why.find("learn"), std::string::npos) << one.why;
    EXPECT_LT(one.what->step, course.lessons[one.what->number].en.steps.size());
  }
  EXPECT_GT(passages, 3);
}

TEST_F(Search, FindsNothingForNonsense) { EXPECT_TRUE(found("qwrtzpsd").empty()); }

TEST_F(Search, WithoutAQueryFindsEverythingExceptPassages) {
  std::size_t expected = 0;
  for (const Findable& one : all) expected += one.kind == FoundKind::Passage ? 0 : 1;
  EXPECT_EQ(found("").size(), expected);
}

}  // namespace
}  // namespace surprisal::test
