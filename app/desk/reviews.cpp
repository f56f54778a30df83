#include "desk/reviews.h"

#include <algorithm>

#include "desk/lesson_steps.h"
#include "lesson/reviews.h"

namespace surprisal::desk {
namespace {

const LessonPair& open_pair(const Desk& desk) { return desk.course.lessons[desk.course.open->number]; }

bool answered_right(const Step& step, const StepRecord& record) {
  if (!step.guess) return record.task_done;
  if (record.chosen) return verdict_for(*step.guess, *record.chosen) == Verdict::Right;
  return record.answered && verdict_for(*step.guess, record.entered) == Verdict::Right;
}

}  // namespace

bool is_review_open(const Desk& desk) { return desk.course.open && open_pair(desk).is_review; }

ReviewScore score_of_review(const Desk& desk) {
  const std::vector<Step>& steps = open_lesson_of(desk).steps;
  const std::vector<StepRecord>& records = desk.course.open->records;
  ReviewScore score;
  score.asked = std::min(steps.size(), records.size());
  for (std::size_t i = 0; i < score.asked; ++i) {
    if (!records[i].revealed && !records[i].task_done) continue;
    ++score.answered;
    score.right += answered_right(steps[i], records[i]) ? 1 : 0;
  }
  return score;
}

void watch_review(Desk& desk) {
  if (!is_review_open(desk)) return;
  const OpenLesson& open = *desk.course.open;
  desk.course.reviews[open_pair(desk).id] = {open.step, open.records};
  const ReviewScore score = score_of_review(desk);
  if (score.right == 0) return;
  std::size_t& best = desk.settings.review_results[open_pair(desk).id];
  best = std::max(best, score.right);
}

void draw_other_questions(Desk& desk) {
  if (!is_review_open(desk)) return;
  const std::size_t number = desk.course.open->number;
  LessonPair& review = desk.course.lessons[number];
  desk.course.reviews.erase(review.id);
  close_lesson(desk);
  review = draw_review(review.en.chapter, desk.course.lessons, desk.random());
  ++desk.course.replaced;
  open_lesson(desk, number);
}

}  // namespace surprisal::desk
