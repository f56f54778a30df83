// Answers the questions of a review by hand, in both languages: what is counted, what is kept where the
// reader looks something up, and that other questions begin anew. Then goes from the map to a lesson and
// back.
#include "desk/reviews.h"

#include <string>
#include <vector>

#include "desk/course_map.h"
#include "desk/lesson_steps.h"
#include "lesson/reviews.h"
#include "robot.h"
#include "testing.h"

namespace surprisal::test {
namespace {

class InReview : public testing::TestWithParam<Language> {
 protected:
  InReview() {
    robot.desk().settings.reduced_motion = true;
    robot.desk().course.lessons = with_reviews(lessons(), 1);
    robot.frames(2);
  }

  OpenLesson& open() { return *robot.desk().course.open; }

  // Chooses the right answer, or another one. A task is passed over.
  bool answer(bool right) {
    const Step& step = open_step_of(robot.desk());
    if (!step.guess) return false;
    const std::size_t answer = std::get<ChoiceGuess>(step.guess->asked).right.value();
    robot.click("choice." + std::to_string(right ? answer : answer == 0 ? 1 : 0));
    robot.frames(2);
    return true;
  }

  Robot robot{GetParam(), {1600, 2200}};
};

INSTANTIATE_TEST_SUITE_P(InBothLanguages, InReview, testing::Values(Language::English, Language::Chinese));

TEST_P(InReview, CountsAnswersAndKeepsThemWhileTheReaderLooksSomethingUp) {
  robot.click("rail.section.lessons");
  robot.click("rail.chapter.losses");
  robot.click("lesson.review-losses");
  ASSERT_TRUE(is_review_open(robot.desk()));
  const std::size_t asked = open().records.size();
  std::size_t answered = 0;
  for (std::size_t step = 0; step < asked; ++step) {
    go_to_step(robot.desk(), step);
    robot.frames(3);
    answered += answer(answered != 1) ? 1 : 0;  // all right but the second
  }
  ASSERT_GE(answered, 3u);
  EXPECT_EQ(score_of_review(robot.desk()).answered, answered);
  EXPECT_EQ(score_of_review(robot.desk()).right, answered - 1);
  EXPECT_EQ(robot.desk().settings.review_results.at("review-losses"), answered - 1);

  open_lesson_called(robot.desk(), "softmax");
  robot.frames(3);
  EXPECT_FALSE(is_review_open(robot.desk()));
  open_lesson_called(robot.desk(), "review-losses");
  robot.frames(3);
  EXPECT_EQ(score_of_review(robot.desk()).answered, answered);

  robot.click("review.again");
  robot.frames(3);
  ASSERT_TRUE(is_review_open(robot.desk()));
  EXPECT_EQ(score_of_review(robot.desk()).answered, 0u);
  EXPECT_EQ(open().step, 0u);
  EXPECT_EQ(robot.desk().settings.review_results.at("review-losses"), answered - 1) << "the best is kept";
}

TEST_P(InReview, IsWhatComesNextAfterTheLastLessonOfAChapter) {
  open_lesson_called(robot.desk(), "next-letter");
  go_to_step(robot.desk(), 99);
  robot.frames(3);
  next_step(robot.desk());
  robot.frames(3);
  ASSERT_TRUE(is_review_open(robot.desk()));
  EXPECT_EQ(open_lesson_of(robot.desk()).id, "review-machines");
}

TEST_P(InReview, TheMapOpensALessonAndShowsThatItWasSeen) {
  robot.resize({1440, 900});
  robot.click("rail.map");
  robot.frames(2);
  ASSERT_TRUE(shows_map(robot.desk()));
  robot.move(robot.find("map.entropy").middle());
  robot.frames(2);
  const std::string unseen = robot.screen();
  robot.click("map.entropy");
  ASSERT_TRUE(robot.desk().course.open);
  EXPECT_EQ(open_lesson_of(robot.desk()).id, "entropy");
  robot.click("rail.map");
  robot.move(robot.find("map.entropy").middle());
  robot.frames(2);
  EXPECT_NE(robot.screen(), unseen) << "the sentence to remember";
  for (const MapColumn& column : map_of(robot.desk().course)) {
    for (const MapPlace& place : column.places)
      EXPECT_TRUE(robot.sees("map." + robot.desk().course.lessons[place.lesson].id));
  }
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(shows_map(robot.desk()));
  EXPECT_FALSE(robot.desk().view.quit);
}

}  // namespace
}  // namespace surprisal::test
