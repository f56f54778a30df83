// Checks that lessons are read without training the classifier that their live values need, and that they
// make sense once it is trained.
#include <string>

#include "figures/session_digits.h"
#include "learn/kept_runs.h"
#include "lesson/learned_values.h"
#include "lesson/lessons.h"
#include "lesson/parse_lesson.h"
#include "lesson_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr const char* kLearned = R"(## A

```set
digits.seed = 4711
digits.steps = 12
```

{digit_softmax[digit_label]:.2f}, {calibration_count}, $\live{digit_loss:.4f}$

```guess
question = "Which?"
choices = [{text = "up", when = "digits_test_loss > 1"}, {text = "down", when = "digits_test_loss <= 1"}]
reveal = "{digits_test_accuracy:.0%}"
```

```task
text = "Train it."
goal = "digits_train_loss < 0.1"
```
)";

TEST(LessonsThatTrain, AreReadWithoutTraining) {
  const Lesson lesson = parse_lesson(with_head(kLearned), Language::English);
  ASSERT_EQ(listed(lesson.faults), "");
  const auto settings = training_settings(lesson.steps[0].session);
  EXPECT_FALSE(learn::kept_runs().has(settings, 0));
  const auto& asked = std::get<ChoiceGuess>(lesson.steps[0].guess->asked);
  const bool high = measures_of_run(lesson.steps[0].session).unseen_loss > 1;
  EXPECT_EQ(*asked.right, high ? 0u : 1u);
  EXPECT_TRUE(learn::kept_runs().has(settings, 12));
}

TEST(LessonsThatTrain, AreCheckedForTheFormOfTheirValues) {
  EXPECT_NE(listed(parse_lesson(with_head("## A\n\n{digit_softmax[10]}\n")).faults), "");
  EXPECT_NE(listed(parse_lesson(with_head("## A\n\n{digit_loss[0]}\n")).faults), "");
}

TEST(LessonsThatTrain, MakeSenseOnceTrained) {
  for (const LessonText& text : lesson_texts()) {
    EXPECT_EQ(listed(parse_lesson(text.en, Language::English, Trained::Fully).faults), "");
    EXPECT_EQ(listed(parse_lesson(text.zh, Language::Chinese, Trained::Fully).faults), "");
  }
}

}  // namespace
}  // namespace surprisal::test
