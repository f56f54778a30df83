// Answers the questions of a review as a reader would, in both languages: checks the count, that answers are
// kept while the reader looks something up, and that new questions start from zero. Also checks what reviews
// could break: lessons saved as pages, a user's own lesson with the id of a review, the list on a phone, the
// map.
#include "desk/reviews.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/base64.h"
#include "base/file.h"
#include "desk/course_map.h"
#include "desk/lesson_steps.h"
#include "desk/link.h"
#include "lesson/reviews.h"
#include "robot.h"
#include "testing.h"
#include "ui/actions.h"

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

  // Chooses the right answer, or a wrong one. Skips tasks.
  bool answer(bool right) {
    const Step& step = open_step_of(robot.desk());
    if (!step.guess) return false;
    const std::size_t answer = *std::get<ChoiceGuess>(step.guess->asked).right;
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

TEST_P(InReview, KeepsTheAnswersAfterNextAndPrevious) {
  open_lesson_called(robot.desk(), "review-losses");
  go_to_step(robot.desk(), open().records.size() - 1);
  open().record().revealed = true;
  robot.frames(2);
  const std::size_t answered = score_of_review(robot.desk()).answered;
  ASSERT_EQ(answered, 1u);
  next_step(robot.desk());
  robot.frames(2);
  ASSERT_FALSE(is_review_open(robot.desk()));
  previous_step(robot.desk());
  robot.frames(2);
  ASSERT_TRUE(is_review_open(robot.desk()));
  EXPECT_EQ(score_of_review(robot.desk()).answered, answered);
  EXPECT_EQ(open().step + 1, open().records.size());
  EXPECT_EQ(link_fragment(robot.desk()).find("review"), std::string::npos) << link_fragment(robot.desk());
}

TEST_P(InReview, IsNotConfusedWithAnOwnLessonOfTheSameId) {
  constexpr std::string_view kOwn =
      "+++\nid = \"review-x\"\ntitle = \"Mine\"\nfigures = [\"sigmoid\"]\n+++\n\n## A step\n\nWords.\n";
  const std::size_t number =
      add_to_course(robot.desk(), parse_lesson_pair({"review-x", kOwn, kOwn}), "mine.md");
  open_lesson(robot.desk(), number);
  robot.frames(3);
  ASSERT_TRUE(robot.desk().course.open);
  EXPECT_FALSE(is_review_open(robot.desk()));
  EXPECT_FALSE(robot.sees("review.again"));
  draw_other_questions(robot.desk());
  robot.frames(3);
  ASSERT_TRUE(robot.desk().course.open);
  EXPECT_EQ(open_lesson_of(robot.desk()).title, "Mine");
}

// Reviews also count as lessons, so after earlier chapters a lesson's index differs from that of its text.
TEST_P(InReview, IsSkippedWhenALessonIsSavedAsAPage) {
  const Action& save = *std::find_if(actions().begin(), actions().end(),
                                     [](const Action& action) { return action.id == "lesson page"; });
  open_lesson_called(robot.desk(), "review-losses");
  EXPECT_FALSE(save.is_possible(robot.desk()));
  std::string name = (std::filesystem::temp_directory_path() / "surprisal-page-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(name.data());
  for (const char* file : {"icon.svg", "loader.js", "surprisal.js.gz"})
    ASSERT_TRUE(write_atomically(folder / file, "x"));
  ASSERT_TRUE(write_atomically(folder / "index.html", "<script src=\"loader.js\"></script>"));
  robot.desk().web_edition = folder;
  for (std::size_t i = 0; i < robot.desk().course.lessons.size(); ++i) {
    const std::string id = robot.desk().course.lessons[i].id;
    if (robot.desk().course.lessons[i].is_review) continue;
    open_lesson(robot.desk(), i);
    ASSERT_TRUE(save.is_possible(robot.desk()));
    save.run(robot.ui());
    ASSERT_TRUE(robot.desk().file_dialog);
    robot.desk().file_dialog->chosen(robot.desk(), folder / "page.html");
    ASSERT_FALSE(robot.desk().file_dialog) << robot.desk().file_dialog->fault.en;
    const auto page = read_file(folder / "page.html", 1 << 20);
    ASSERT_TRUE(page);
    const auto text = std::find_if(lesson_texts().begin(), lesson_texts().end(), [&](const LessonText& one) {
      return one.en.find("\nid = \"" + id + "\"\n") != std::string_view::npos;
    });
    ASSERT_NE(text, lesson_texts().end()) << id;
    EXPECT_NE(page->find("001-" + id + ".en.md\">" + to_base64(std::string(text->en)) + "<"),
              std::string::npos)
        << id;
  }
  std::filesystem::remove_all(folder);
}

// On a phone the list covers everything else.
TEST_P(InReview, OnAPhoneTheListClosesWhenAnEntryIsChosen) {
  robot.resize({390, 844});
  robot.frames(2);
  const auto closes_for = [&](const std::string& row) {
    robot.ui().rail_covers = true;
    robot.frames(2);
    robot.click(row);
    robot.frames(2);
    return !robot.ui().rail_covers;
  };
  EXPECT_TRUE(closes_for("rail.playground"));
  EXPECT_FALSE(closes_for("rail.chapter.losses")) << "that unfolds it only";
  EXPECT_TRUE(closes_for("lesson.review-losses"));
  EXPECT_TRUE(closes_for("rail.map"));
  EXPECT_FALSE(robot.sees("rail.search")) << "there is no room for it beside the map";
  EXPECT_TRUE(closes_for("rail.glossary"));
}

TEST_P(InReview, FollowsTheLastLessonOfItsChapter) {
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
