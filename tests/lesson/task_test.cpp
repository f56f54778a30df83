// Checks the blocks task, sliders and [!speaker], and what a guess hides: how they are read, and that each
// error is reported at its position.
#include "lesson_helpers.h"

namespace surprisal::test {
namespace {

constexpr std::string_view kTask =
    "## A\n```task\ntext = \"Lower the **loss**.\"\ngoal = \"cross_entropy < 0.05\"\ndone = \"It is "
    "{cross_entropy:.2f}.\"\n```\n";

TEST(Tasks, AreReadWithTheirGoal) {
  const Lesson lesson = sound_lesson(kTask);
  const Task& task = lesson.steps[0].task.value();
  EXPECT_EQ(task.goal.source, "cross_entropy < 0.05");
  EXPECT_EQ(written(task.text), "p[\"Lower the \" strong[\"loss\"] \".\"]");
  EXPECT_EQ(written(lesson.steps[0].blocks), "task");
}

// After a guess, the task begins with the session that the answer sets.
TEST(Tasks, BeginAfterTheAnswerToTheGuess) {
  const Lesson lesson = sound_lesson(
      "## A\n```guess\nquestion = \"?\"\nanswer = \"then.logits[0]\"\nfrom = 0\nto = 9\nwithin = 1\n"
      "then = {logits = [7, 1, 1]}\nreveal = \"!\"\n```\n"
      "```task\ntext = \"Back.\"\ngoal = \"logits[0] < 5\"\n```\n");
  EXPECT_EQ(session_of_task(lesson.steps[0]).logits[0], 7);
}

TEST(Tasks, KeepTheirSolution) {
  const Lesson lesson =
      sound_lesson("## A\n```task\ntext = \"x\"\ngoal = \"kl > 5\"\nsolution = {logits = [0, 9, 0]}\n```\n");
  EXPECT_EQ(lesson.steps[0].task->solution.value().logits, (std::vector<double>{0, 9, 0}));
}

TEST(Sliders, AreThoseThatTheStepNames) {
  const Lesson lesson = sound_lesson("## A\n```sliders\nlogits[1], temperature\n```\n## B\nText.\n");
  EXPECT_EQ(lesson.steps[0].sliders, (std::vector<std::string>{"logits[1]", "temperature"}));
  EXPECT_TRUE(lesson.steps[1].sliders.empty());
  EXPECT_EQ(sound_lesson("## A\n```sliders\nfield\n```\n").steps[0].sliders,
            std::vector<std::string>{"field"});
}

TEST(SpeakerNotes, AreKeptFromTheReader) {
  const Lesson lesson = sound_lesson("## A\nRead.\n\n> [!speaker]\n> Ask the class.\n");
  EXPECT_EQ(written(lesson.steps[0].blocks), "p[\"Read.\"]");
  EXPECT_EQ(written(lesson.steps[0].speaker), "p[\"Ask the class.\"]");
}

TEST(Tasks, SayWhatIsWrongAndWhere) {
  const struct {
    std::string_view source;
    std::string_view words;
  } faults[] = {
      {"## A\n```task\n☞text = \"x\"\n```\n", "a task needs a goal"},
      {"## A\n```task\n☞goal = \"kl > 1\"\n```\n", "a task needs a text"},
      {"## A\n```task\ntext = \"x\"\ngoal = \"☞kl\"\n```\n", "a goal is a comparison"},
      {"## A\n```task\ntext = \"x\"\ngoal = \"kl > ☞nonsense\"\n```\n", "nonsense"},
      {"## A\n```task\ntext = \"x\"\ngoal = \"☞logits[0] > 1\"\n```\n", "already reached"},
      {"## A\n```task\ntext = \"x\"\ngoal = \"kl > 5\"\nsolution = ☞{logits = [0, 0, 0]}\n```\n",
       "does not reach the goal"},
      {"## A\n```task\ntext = \"x\"\ngoal = \"kl > 5\"\nsolution = ☞7\n```\n", "must be a table"},
      {"## A\n```task\ntext = \"x\"\ngoal = \"☞softmax[5] > 1\"\n```\n", "softmax[5]"},
      {"## A\n```sliders\nkl\n```\n", "there is no slider"},
      {"## A\n> [!speaker]\n> {☞nonsense}\n", "nonsense"},
  };
  for (const auto& fault : faults) {
    const bool has_mark = fault.source.find("☞") != std::string_view::npos;
    const Marked text = has_mark ? marked(with_head(fault.source)) : Marked{with_head(fault.source), {}};
    const Lesson lesson = parse_lesson(text.text, Language::English);
    ASSERT_FALSE(lesson.faults.empty()) << fault.source;
    EXPECT_NE(english(lesson.faults[0].message).find(fault.words), std::string::npos)
        << listed(lesson.faults) << fault.source;
    EXPECT_FALSE(lesson.faults[0].message.zh.empty());
    if (!has_mark) continue;
    EXPECT_EQ(lesson.faults[0].line, text.place.line) << fault.source;
    EXPECT_EQ(lesson.faults[0].column, text.place.column) << fault.source;
  }
}

}  // namespace
}  // namespace surprisal::test
