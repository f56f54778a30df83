// Checks the handouts of all chapters as another program reads them: their content, what only the teacher's
// copy has, and that nothing is outside the page.
#include "handout/handout.h"

#include "../export/export_helpers.h"
#include "../shared_fonts.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "lesson/lessons.h"
#include "lesson/parse_lesson.h"
#include "lesson/teaching.h"
#include "testing.h"
#include "thoroughness.h"

namespace surprisal::test {
namespace {

constexpr Language kLanguages[] = {Language::English, Language::Chinese};

const std::vector<LessonPair>& course() {
  static const std::vector<LessonPair> all = lessons();
  return all;
}

Handout handout_of(const Chapter& chapter, Language language, bool answers) {
  Handout handout;
  handout.over_title = "Part";
  handout.title = chapter.title.in(language);
  handout.language = language;
  handout.answers = answers;
  handout.for_teacher = teaching_page(chapter.id, language).blocks;
  for (const LessonPair& pair : course()) {
    if (pair.en.chapter == chapter.id) handout.lessons.push_back(pair.in(language));
  }
  return handout;
}

// Removes all white space, because lines may break anywhere.
std::string without_spaces(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    if (!std::isspace(static_cast<unsigned char>(c))) bare += c;
  }
  return bare;
}

// Runs of plain words that are long enough to search for. Formulas and numbers are left out, because the PDF
// has other characters for them.
std::vector<std::string> runs_in(const document::Inlines& inlines) {
  constexpr std::size_t kLong = 12;  // bytes
  std::vector<std::string> runs;
  document::for_each_inline(inlines, [&](const document::Inline& one) {
    const auto* words = std::get_if<document::Words>(&one.is);
    std::string run = words == nullptr ? std::string() : without_spaces(words->utf8);
    if (run.size() >= kLong) runs.push_back(std::move(run));
  });
  return runs;
}

std::vector<std::string> runs_in(const document::Blocks& blocks) {
  std::vector<std::string> runs;
  document::for_each_text(blocks, [&](const document::Inlines& inlines) {
    for (std::string& run : runs_in(inlines)) runs.push_back(std::move(run));
  });
  return runs;
}

struct Read {
  std::vector<std::string> pages;  // without spaces
  std::string text;                // of all pages
  std::string boxes;               // the box of each word
};

Read read_back(const Handout& handout) {
  const Folder folder;
  const Result<std::string> bytes = handout_pdf(handout, fonts());
  EXPECT_TRUE(bytes) << handout.title;
  if (!bytes) return {};
  put(folder / "a.pdf", *bytes);
  const std::string file = (folder / "a.pdf").string();
  Read read;
  std::string page;
  for (const char c : run("/usr/bin/pdftotext -raw " + file + " -").text) {
    if (c == '\f')
      read.pages.push_back(without_spaces(std::exchange(page, {})));
    else
      page += c;
  }
  for (const std::string& one : read.pages) read.text += one;
  read.boxes = run("/usr/bin/pdftotext -bbox " + file + " -").text;
  return read;
}

double attribute(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(std::string(name) + "=\"");
  return at == tag.npos ? std::nan("") : std::stod(std::string(tag.substr(at + name.size() + 2, 20)));
}

// Positions of words, in points: the left column begins at 18 mm, the text ends 22 mm before the edge. A
// number on an axis may stick out of its figure a little.
void expect_within_margins(const std::string& boxes) {
  constexpr double kPointsPerMm = 72 / 25.4;
  std::size_t words = 0;
  for (std::size_t at = boxes.find("<word "); at != boxes.npos; at = boxes.find("<word ", at + 1), ++words) {
    const std::string_view tag = std::string_view(boxes).substr(at, boxes.find("</word>", at) - at);
    EXPECT_GE(attribute(tag, "xMin"), 16 * kPointsPerMm) << tag;
    EXPECT_LE(attribute(tag, "xMax"), 190 * kPointsPerMm) << tag;
    EXPECT_GE(attribute(tag, "yMin"), 9 * kPointsPerMm) << tag;
    EXPECT_LE(attribute(tag, "yMax"), 288 * kPointsPerMm) << tag;
  }
  EXPECT_GT(words, 100U);
}

class ChapterHandout : public testing::TestWithParam<std::tuple<std::size_t, Language>> {
 protected:
  const Chapter& chapter() const { return lesson::chapters()[std::get<0>(GetParam())]; }
  Language language() const { return std::get<1>(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(OfEveryChapter, ChapterHandout,
                         testing::Combine(testing::Range<std::size_t>(0, chapters().size()),
                                          testing::ValuesIn(kLanguages)));

TEST_P(ChapterHandout, HasTheAnswersOnlyForTheTeacher) {
  if (!have("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  const std::size_t number = 2 * std::get<0>(GetParam()) + static_cast<std::size_t>(language());
  if (number % kEvery != 0) GTEST_SKIP();
  const Handout handout = handout_of(chapter(), language(), false);
  if (handout.lessons.empty()) GTEST_SKIP() << "a chapter without lessons";
  const Read student = read_back(handout);
  const Read teacher = read_back(handout_of(chapter(), language(), true));
  for (const Read* read : {&student, &teacher}) {
    for (const std::string& page : read->pages) EXPECT_GT(page.size(), 60U) << "an empty page";
    expect_within_margins(read->boxes);
  }
  const auto has = [](const Read& read, const auto& text) {
    const std::vector<std::string> runs = runs_in(text);
    return std::all_of(runs.begin(), runs.end(),
                       [&](const std::string& run) { return read.text.find(run) != std::string::npos; });
  };
  const auto lacks = [&](const Read& read, const auto& text) {
    return runs_in(text).empty() || !has(read, text);
  };
  for (const Lesson& lesson : handout.lessons) {
    SCOPED_TRACE(lesson.id);
    for (const Read* read : {&student, &teacher})
      EXPECT_NE(read->text.find(without_spaces(lesson.title)), std::string::npos);
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
      SCOPED_TRACE(i);
      const Step& step = lesson.steps[i];
      EXPECT_TRUE(has(student, step.title));
      EXPECT_TRUE(has(teacher, step.title));
      EXPECT_TRUE(has(teacher, step.speaker));
      EXPECT_TRUE(lacks(student, step.speaker));
      if (step.task) {
        EXPECT_TRUE(has(student, step.task->text));
        EXPECT_TRUE(step.task->solution.has_value());
        EXPECT_TRUE(has(teacher, step.task->done));
      }
      if (!step.guess) continue;
      EXPECT_TRUE(has(student, step.guess->question));
      EXPECT_TRUE(has(teacher, step.guess->reveal));
      EXPECT_TRUE(lacks(student, step.guess->reveal));
    }
  }
  EXPECT_TRUE(has(teacher, handout.for_teacher));
  EXPECT_TRUE(lacks(student, handout.for_teacher));
}

// ---- blanks to fill in

Handout of_one_guess(bool answers) {
  Handout handout;
  handout.title = "Rain";
  handout.answers = answers;
  handout.lessons.push_back(parse_lesson(R"(+++
id = "rain"
title = "Rain"
figures = ["softmax-bars"]
[session]
logits = [3, 1, -3]
labels = [1, 0, 0]
+++

## One

The score is {logits[0]:.1f} at first.

```guess
question = "And then?"
answer = "then.logits[0]"
from = 0
to = 9
within = 1
then = {logits = [7.25, 1, -3]}
reveal = "Look."
```

Now the scores are {logits[0]:.2f} and {logits[1]:.2f}, or $z = \live{logits[0]:.2f}$.

```task
text = "Bring it down again."
goal = "logits[0] < 5"
```

That is all.
)",
                                         Language::English));
  EXPECT_TRUE(handout.lessons[0].faults.empty());
  return handout;
}

TEST(Handout, LeavesOpenWhatTheAnswerChanges) {
  if (!have("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  const Read student = read_back(of_one_guess(false));
  EXPECT_NE(student.text.find("Thescoreis3.0atfirst."), std::string::npos) << student.text;
  EXPECT_NE(student.text.find("Nowthescoresare?and1.00,or"), std::string::npos) << student.text;
  EXPECT_EQ(student.text.find("7.25"), std::string::npos);
  const Read teacher = read_back(of_one_guess(true));
  EXPECT_NE(teacher.text.find("Nowthescoresare7.25and1.00,or"), std::string::npos) << teacher.text;
}

TEST(Handout, HasATaskWhereTheTextHasIt) {
  if (!have("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  for (const bool answers : {false, true}) {
    const Read copy = read_back(of_one_guess(answers));
    const std::size_t before = copy.text.find("Nowthescoresare"), after = copy.text.find("Thatisall");
    const std::size_t task = copy.text.find("Bringitdownagain");
    EXPECT_TRUE(before < task && task < after && after != copy.text.npos) << copy.text;
  }
}

// The figures after a guess are small, if all their words fit.
TEST(Handout, CutsNoWordsOfATable) {
  if (!have("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  const Read teacher = read_back(handout_of(*find_chapter("outputs"), Language::English, true));
  const auto count = [&](std::string_view words) {
    std::size_t found = 0;
    for (std::size_t at = teacher.text.find(words); at != teacher.text.npos;
         at = teacher.text.find(words, at + 1))
      ++found;
    return found;
  };
  EXPECT_GE(count("severalmayberight"), 1U);
  EXPECT_EQ(count("severalmayberight"), count("oneright,yet"));
  EXPECT_EQ(count("several…"), 0U);
}

TEST(Handout, IsTheSameToTheByte) {
  const Result<std::string> first = handout_pdf(of_one_guess(true), fonts());
  const Result<std::string> second = handout_pdf(of_one_guess(true), Fonts());
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(*first == *second);
}

TEST(Handout, CanBeCancelledWhilePainting) {
  int asked = 0;
  EXPECT_FALSE(handout_pdf(of_one_guess(true), fonts(), [&](double) { return ++asked, false; }));
  EXPECT_EQ(asked, 1);
}

// Composing takes longer than painting, so it checks after each lesson whether to stop.
TEST(Handout, ComposesNoMoreLessonsAfterItIsStopped) {
  Handout two = of_one_guess(true);
  two.lessons.push_back(two.lessons.front());
  std::vector<double> shares;
  EXPECT_FALSE(handout_pdf(two, fonts(), [&](double share) { return shares.push_back(share), false; }));
  ASSERT_EQ(shares.size(), 1u);
  EXPECT_LT(shares.front(), 0.5);
}

// ---- the pages for teachers

std::vector<std::string> links_in(const document::Blocks& blocks) {
  std::vector<std::string> found;
  document::for_each_text(blocks, [&](const document::Inlines& inlines) {
    document::for_each_inline(inlines, [&](const document::Inline& one) {
      const auto* link = std::get_if<document::Link>(&one.is);
      if (link == nullptr) return;
      found.push_back(link->id);
      const bool leads_somewhere = link->kind == document::LinkKind::Figure
                                       ? find_figure(link->id) != nullptr
                                       : find_lesson(course(), link->id) != nullptr;
      EXPECT_TRUE(leads_somewhere) << link->id;
    });
  });
  return found;
}

TEST(Teaching, HasAPageInBothLanguagesForEachChapterWithLessons) {
  for (const Chapter& chapter : chapters()) {
    SCOPED_TRACE(chapter.id);
    if (handout_of(chapter, Language::English, false).lessons.empty()) continue;
    const TeachingPage english = teaching_page(chapter.id, Language::English);
    const TeachingPage chinese = teaching_page(chapter.id, Language::Chinese);
    EXPECT_EQ(has_teaching_page(chapter.id), !english.blocks.empty());
    for (const TeachingPage* page : {&english, &chinese}) {
      for (const LessonFault& fault : page->faults) ADD_FAILURE() << fault.line << ": " << fault.message.en;
      const auto headings = std::count_if(page->blocks.begin(), page->blocks.end(), [](const auto& block) {
        return std::holds_alternative<document::Heading>(block.is);
      });
      EXPECT_EQ(headings, 5) << "what for, how long, questions, wrong answers, figures";
      document::for_each_value(page->blocks, [](const LiveValue& value, std::size_t) {
        EXPECT_TRUE(shown_value(value, Values(Session{}), Language::English).known)
            << value.expression.source;
      });
    }
    EXPECT_EQ(links_in(english.blocks), links_in(chinese.blocks));
    EXPECT_GE(links_in(english.blocks).size(), 2U) << "figures to project";
  }
}

TEST(Teaching, BelongsToAChapter) {
  for (const TeachingText& text : teaching_texts())
    EXPECT_NE(find_chapter(text.chapter), nullptr) << text.chapter;
}

}  // namespace
}  // namespace surprisal::test
