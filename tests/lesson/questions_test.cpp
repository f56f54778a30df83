// Checks the question bank: every case of every question can be asked in both languages, has exactly one
// right answer, and names a lesson. Also checks which questions are drawn for a review.
#include "lesson/questions.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "lesson/chapters.h"
#include "lesson/lesson_checks.h"
#include "lesson/reviews.h"
#include "lesson_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

const std::vector<LessonPair>& course_of_questions() {
  static const std::vector<LessonPair> all = lessons();
  return all;
}

struct Bank {
  std::vector<Question> en;
  std::vector<Question> zh;
};

Bank bank_of(const QuestionText& text) {
  const auto en = questions_in(text.en);
  const auto zh = questions_in(text.zh);
  EXPECT_TRUE(en) << text.chapter << ": " << (en ? "" : en.problem().message.en);
  EXPECT_TRUE(zh) << text.chapter << ": " << (zh ? "" : zh.problem().message.en);
  return {en ? *en : std::vector<Question>(), zh ? *zh : std::vector<Question>()};
}

constexpr std::uint64_t kDraws = 6;  // random draws of the numbers in a case

struct AskedCase {
  std::string where;
  Lesson en, zh;
};

// Each case of each question with each draw. Asked once: parsing them takes most of the time of this program.
std::vector<AskedCase> every_case() {
  std::vector<AskedCase> all;
  for (const QuestionText& text : question_texts()) {
    const Bank bank = bank_of(text);
    EXPECT_EQ(bank.en.size(), bank.zh.size()) << text.chapter;
    for (std::size_t i = 0; i < std::min(bank.en.size(), bank.zh.size()); ++i) {
      EXPECT_EQ(bank.en[i].cases.size(), bank.zh[i].cases.size()) << text.chapter << " " << i;
      for (std::size_t which = 0; which < std::min(bank.en[i].cases.size(), bank.zh[i].cases.size());
           ++which) {
        const std::string where = std::string(text.chapter) + ", question " + std::to_string(i + 1) +
                                  ", case " + std::to_string(which + 1);
        for (std::uint64_t seed = 1; seed <= kDraws; ++seed) {
          const learn::Random random(seed, 0);
          all.push_back({where + ", draw " + std::to_string(seed),
                         asked(bank.en[i], which, random, Language::English),
                         asked(bank.zh[i], which, random, Language::Chinese)});
        }
      }
    }
  }
  return all;
}

// f(where, English, Chinese)
template <typename F>
void for_each_case(F&& f) {
  static const std::vector<AskedCase> all = every_case();
  for (const AskedCase& one : all) f(one.where, one.en, one.zh);
}

TEST(Questions, HasAtLeastFiveForEachChapter) {
  std::set<std::string_view> there;
  for (const QuestionText& text : question_texts()) {
    EXPECT_GE(bank_of(text).en.size(), 5u) << text.chapter;
    there.insert(text.chapter);
  }
  for (const Chapter& chapter : chapters())
    EXPECT_TRUE(there.contains(chapter.id) || chapter.id == "end") << chapter.id;
}

TEST(Questions, HaveNoFaultInAnyCase) {
  for_each_case([](const std::string& where, const Lesson& en, const Lesson& zh) {
    EXPECT_EQ(listed(en.faults), "") << where << ", English";
    EXPECT_EQ(listed(zh.faults), "") << where << ", Chinese";
    EXPECT_EQ(listed(differences(en, zh, "")), "") << where;
    ASSERT_EQ(en.steps.size(), 1u) << where;
    EXPECT_NE(en.steps[0].guess.has_value(), en.steps[0].task.has_value()) << where << ": a guess or a task";
  });
}

// The choices are shuffled, so no condition may rely on an earlier one having failed.
TEST(Questions, HaveExactlyOneRightAnswer) {
  for_each_case([](const std::string& where, const Lesson& en, const Lesson&) {
    const Step& step = en.steps.at(0);
    if (!step.guess) return;
    const auto* asked = std::get_if<ChoiceGuess>(&step.guess->asked);
    ASSERT_NE(asked, nullptr) << where;
    const Values now(step.session), then(step.guess->after);
    std::size_t right = 0;
    for (const Choice& choice : asked->choices)
      right += number_of(choice.when, now, &then).value_or(0) != 0 ? 1 : 0;
    EXPECT_EQ(right, 1u) << where;
    std::set<std::string> texts;
    for (const Choice& choice : asked->choices)
      EXPECT_TRUE(texts.insert(document::plain_text(choice.text, now, Language::English)).second)
          << where << ": two choices read the same";
  });
}

TEST(Questions, NameALessonOfTheirChapterAndReplaceEveryName) {
  for (const QuestionText& text : question_texts()) {
    for (const Question& question : bank_of(text).en) {
      const LessonPair* lesson = find_lesson(course_of_questions(), question.lesson);
      ASSERT_NE(lesson, nullptr) << question.lesson;
      EXPECT_EQ(lesson->id, question.lesson) << "an alias";
      EXPECT_EQ(lesson->en.chapter, text.chapter) << question.lesson;
    }
  }
  for_each_case([](const std::string& where, const Lesson& en, const Lesson& zh) {
    for (const Lesson* lesson : {&en, &zh}) {
      const Step& step = lesson->steps.at(0);
      const Values values(step.session);
      std::string all;
      if (step.guess) all += document::plain_text(step.guess->question, values, lesson->language);
      if (step.guess)
        all += document::plain_text(step.guess->reveal, Values(step.guess->after), lesson->language);
      if (step.task) all += document::plain_text(step.task->text, values, lesson->language);
      if (step.task) all += document::plain_text(step.task->done, values, lesson->language);
      EXPECT_EQ(all.find('@'), all.npos) << where << ": " << all;
    }
  });
}

TEST(Questions, AreAskedWithOtherNumbersEachTime) {
  std::size_t all = 0, vary = 0;
  for (const QuestionText& text : question_texts()) {
    for (const Question& question : bank_of(text).en) {
      std::set<std::string> asked_as;
      for (std::size_t which = 0; which < question.cases.size(); ++which) {
        for (std::uint64_t seed = 1; seed <= kDraws; ++seed) {
          const Step step = asked(question, which, learn::Random(seed, 0), Language::English).steps.at(0);
          const document::Blocks& words = step.guess ? step.guess->question : step.task->text;
          const Values values(step.session);
          std::string whole = document::plain_text(words, values, Language::English);
          for (const double logit : step.session.logits) whole += " " + std::to_string(logit);
          asked_as.insert(whole);
        }
      }
      ++all;
      vary += asked_as.size() + 1 >= kDraws ? 1 : 0;
      EXPECT_GE(asked_as.size(), 2u) << text.chapter << ": " << question.text.substr(0, 40);
    }
  }
  EXPECT_GT(vary, all / 3) << "a reader soon meets the same numbers again";
}

// Other numbers often make another choice right, so that these questions cannot be answered from memory.
TEST(Questions, OftenHaveAnotherAnswerWithOtherNumbers) {
  int vary = 0;
  for (const QuestionText& text : question_texts()) {
    for (const Question& question : bank_of(text).en) {
      std::set<std::size_t> right;
      for (std::size_t which = 0; which < question.cases.size(); ++which) {
        const Lesson lesson = asked(question, which, learn::Random(1, 0), Language::English);
        const auto* choice =
            lesson.steps.at(0).guess ? std::get_if<ChoiceGuess>(&lesson.steps[0].guess->asked) : nullptr;
        if (choice != nullptr && choice->right) right.insert(*choice->right);
      }
      vary += right.size() > 1 ? 1 : 0;
    }
  }
  EXPECT_GE(vary, 12);
}

std::string right_answer(const Step& step, Language language) {
  if (!step.guess) return document::plain_text(step.task->text, Values(step.session), language);
  const auto& asked = std::get<ChoiceGuess>(step.guess->asked);
  return document::plain_text(asked.choices.at(*asked.right).text, Values(step.session), language);
}

std::vector<std::string> questions_of(const Lesson& lesson) {
  std::vector<std::string> all;
  for (const Step& step : lesson.steps)
    all.push_back(document::plain_text(step.title, Values(step.session), lesson.language));
  return all;
}

TEST(Reviews, DrawTenOrAllWithoutRepetition) {
  for (const Chapter& chapter : chapters()) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      const LessonPair review = draw_review(chapter.id, course_of_questions(), seed);
      std::vector<std::string> titles = questions_of(review.en);
      EXPECT_EQ(review.en.steps.size(), review.zh.steps.size());
      EXPECT_GE(titles.size(), 5u) << chapter.id;
      EXPECT_LE(titles.size(), kMaxQuestions) << chapter.id;
      EXPECT_TRUE(review.is_review);
      std::sort(titles.begin(), titles.end());
      EXPECT_EQ(std::adjacent_find(titles.begin(), titles.end()), titles.end())
          << chapter.id << ": asked twice";
    }
  }
  EXPECT_EQ(draw_review("end", course_of_questions(), 7).en.steps.size(), kMaxQuestions);
}

TEST(Reviews, TheLastAsksAboutEveryChapter) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    std::set<std::string> chapters_asked;
    for (const Step& step : draw_review("end", course_of_questions(), seed).en.steps) {
      Lesson alone;
      alone.steps = {step};
      for (const FoundLink& found : links_of(alone)) {
        const LessonPair* lesson = find_lesson(course_of_questions(), found.link.id);
        if (lesson != nullptr) chapters_asked.insert(lesson->en.chapter);
      }
    }
    EXPECT_EQ(chapters_asked.size(), question_texts().size()) << "seed " << seed;
  }
}

TEST(Reviews, DependOnTheSeedAndOnNothingElse) {
  const auto drawn = [](std::uint64_t seed) {
    return questions_of(draw_review("end", course_of_questions(), seed).en);
  };
  EXPECT_EQ(drawn(3), drawn(3));
  std::set<std::vector<std::string>> different;
  for (std::uint64_t seed = 0; seed < 20; ++seed) different.insert(drawn(seed));
  EXPECT_GT(different.size(), 15u);
}

TEST(Reviews, HaveTheSameAnswerAtTheSamePlaceInBothLanguages) {
  std::set<std::size_t> places;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    for (const Chapter& chapter : chapters()) {
      const LessonPair review = draw_review(chapter.id, course_of_questions(), seed);
      for (std::size_t i = 0; i < review.en.steps.size(); ++i) {
        const Step& en = review.en.steps[i];
        const Step& zh = review.zh.steps[i];
        EXPECT_EQ(en.session.logits, zh.session.logits);
        if (!en.guess) continue;
        const auto& asked = std::get<ChoiceGuess>(en.guess->asked);
        EXPECT_EQ(asked.right.get(), std::get<ChoiceGuess>(zh.guess->asked).right.get());
        const Values now(en.session), then(en.guess->after);
        EXPECT_NE(number_of(asked.choices[*asked.right].when, now, &then).value_or(0), 0)
            << right_answer(en, Language::English);
        places.insert(*asked.right);
      }
    }
  }
  EXPECT_GE(places.size(), 3u) << "the right answer is always at the same place";
}

TEST(Reviews, AreAtTheEndOfTheirChapter) {
  const std::vector<LessonPair> all = with_reviews(course_of_questions(), 1);
  std::size_t reviews = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].is_review) continue;
    ++reviews;
    const bool last = i + 1 == all.size() || all[i + 1].en.chapter != all[i].en.chapter;
    const bool first = i == 0 || all[i - 1].en.chapter != all[i].en.chapter;
    EXPECT_TRUE(all[i].en.chapter == "end" ? first : last) << all[i].id;
  }
  EXPECT_EQ(all.size(), course_of_questions().size() + reviews);
  EXPECT_GE(reviews, question_texts().size());
}

}  // namespace
}  // namespace surprisal::test
