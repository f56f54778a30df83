#include "lesson/reviews.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "learn/random.h"
#include "lesson/chapters.h"
#include "lesson/questions.h"

namespace surprisal::lesson {
namespace {

using namespace document;

constexpr std::string_view kLastChapter = "end";
constexpr std::string_view kReview = "review-";
constexpr std::uint64_t kReviewStream = 0x7265766965770001;  // unique to this use of a seed

// A question in both languages.
struct QuestionPair {
  std::string_view chapter;
  Question en;
  Question zh;
};

const std::vector<QuestionPair>& bank() {
  static const std::vector<QuestionPair> all = [] {
    std::vector<QuestionPair> pairs;
    for (const QuestionText& text : question_texts()) {
      const auto en = questions_in(text.en);
      const auto zh = questions_in(text.zh);
      if (!en || !zh) continue;  // a test reports the reason
      for (std::size_t i = 0; i < std::min(en->size(), zh->size()); ++i)
        pairs.push_back({text.chapter, (*en)[i], (*zh)[i]});
    }
    return pairs;
  }();
  return all;
}

std::vector<const QuestionPair*> questions_for(std::string_view chapter) {
  std::vector<const QuestionPair*> all;
  for (const QuestionPair& question : bank()) {
    if (chapter == kLastChapter || question.chapter == chapter) all.push_back(&question);
  }
  return all;
}

// Picks the questions of a review. No chapter gets two questions more than another that has any left.
std::vector<const QuestionPair*> pick_questions(std::vector<const QuestionPair*> all, learn::Random& random) {
  random.shuffle(all);
  std::map<std::string_view, std::size_t> taken;
  std::vector<std::pair<std::size_t, const QuestionPair*>> ranked;
  for (const QuestionPair* one : all) ranked.emplace_back(taken[one->chapter]++, one);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  all.clear();
  for (const auto& [rank, one] : ranked) all.push_back(one);
  all.resize(std::min(all.size(), kMaxQuestions));
  random.shuffle(all);
  return all;
}

// "Answered in: Softmax by hand"
Block reference_to(const LessonPair& lesson, Language language) {
  Link link = {LinkKind::Lesson, lesson.id, {{Words{lesson.in(language).title}, 0}}};
  const Text words = {"Answered in: ", "出自课程："};
  return {Paragraph{{{Words{words.in(language)}, 0}, {std::move(link), 0}}}, 0};
}

// Shuffles the choices so that the position of the right answer gives nothing away.
void arrange(Guess& guess, const std::vector<std::size_t>& order) {
  auto* asked = std::get_if<ChoiceGuess>(&guess.asked);
  if (asked == nullptr || asked->choices.size() != order.size()) return;
  std::vector<Choice> choices;
  for (const std::size_t from : order) choices.push_back(asked->choices[from]);
  asked->right = RightAnswer<std::size_t>([right = asked->right, order]() -> std::optional<std::size_t> {
    if (!right) return std::nullopt;
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), *right) - order.begin());
  });
  asked->choices = std::move(choices);
}

std::size_t count_choices(const Step& step) {
  const auto* asked = step.guess ? std::get_if<ChoiceGuess>(&step.guess->asked) : nullptr;
  return asked == nullptr ? 0 : asked->choices.size();
}

Text title_of_review(std::string_view chapter) {
  if (chapter == kLastChapter) return {"Ten mixed questions", "十道综合题"};
  return Text("Review: ", "复习：") + find_chapter(chapter)->title;
}

}  // namespace

LessonPair draw_review(std::string_view chapter, std::span<const LessonPair> course, std::uint64_t seed) {
  LessonPair review;
  review.is_review = true;
  review.id = std::string(kReview) + std::string(chapter);
  const Text title = title_of_review(chapter);
  for (Lesson* lesson : {&review.en, &review.zh}) {
    lesson->language = lesson == &review.zh ? Language::Chinese : Language::English;
    lesson->id = review.id;
    lesson->chapter = std::string(chapter);
    lesson->title = title.in(lesson->language);
  }
  learn::Random random(seed, kReviewStream);
  for (const QuestionPair* question : pick_questions(questions_for(chapter), random)) {
    const std::size_t which = random.below(std::min(question->en.cases.size(), question->zh.cases.size()));
    const auto numbers = learn::Random::from_state(random.next());
    std::vector<std::size_t> order;
    for (Lesson* lesson : {&review.en, &review.zh}) {
      Lesson one =
          asked(lesson == &review.en ? question->en : question->zh, which, numbers, lesson->language);
      if (one.steps.empty()) continue;
      Step& step = one.steps.front();
      if (order.empty()) {
        order.resize(count_choices(step));
        std::iota(order.begin(), order.end(), std::size_t{0});
        random.shuffle(order);
      }
      if (const LessonPair* from = find_lesson(course, question->en.lesson)) {
        const Block reference = reference_to(*from, lesson->language);
        if (step.guess) step.guess->reveal.push_back(reference);
        if (step.task) step.task->done.push_back(reference);
      }
      if (step.guess) arrange(*step.guess, order);
      if (lesson->figures.empty()) lesson->figures = step.figures, lesson->start = step.session;
      lesson->steps.push_back(std::move(step));
    }
  }
  return review;
}

std::vector<LessonPair> with_reviews(std::vector<LessonPair> course, std::uint64_t seed) {
  const auto chapter_at = [&](std::size_t i) {
    return i < course.size() ? course[i].en.chapter : std::string();
  };
  std::vector<LessonPair> all;
  const auto add_review = [&](std::string_view chapter) {
    LessonPair review = draw_review(chapter, course, seed);
    if (!review.en.steps.empty()) all.push_back(std::move(review));
  };
  for (std::size_t i = 0; i < course.size(); ++i) {
    const std::string chapter = chapter_at(i);
    const bool is_known = find_chapter(chapter) != nullptr;
    const bool at_end = chapter == kLastChapter;
    if (is_known && at_end && (i == 0 || chapter_at(i - 1) != chapter)) add_review(chapter);
    all.push_back(course[i]);
    if (is_known && !at_end && chapter_at(i + 1) != chapter) add_review(chapter);
  }
  return all;
}

}  // namespace surprisal::lesson
