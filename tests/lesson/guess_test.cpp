// Checks that the answer of a guess is computed from the sessions before and after, and compared with the
// reader's.
#include "lesson/guess.h"

#include <cmath>
#include <limits>

#include "lesson/parse_lesson.h"
#include "lesson_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

// In a step that starts from these logits.
Guess guess_of(const std::string& toml, const std::string& logits = "[3, 1, -3]") {
  const Lesson lesson =
      sound_lesson("## Step\n\n```set\nlogits = " + logits + "\n```\n\n```guess\n" + toml + "\n```\n");
  EXPECT_TRUE(!lesson.steps.empty() && lesson.steps[0].guess) << toml;
  return lesson.steps.empty() || !lesson.steps[0].guess ? Guess() : *lesson.steps[0].guess;
}

std::optional<double> right_value(const Guess& guess) {
  return std::get<ValueGuess>(guess.asked).right.get();
}

std::optional<std::size_t> right_choice(const Guess& guess) {
  return std::get<ChoiceGuess>(guess.asked).right.get();
}

TEST(Guess, AValueIsComputedBeforeAndAfter) {
  const std::string toml =
      "question = \"How large?\"\nanswer = \"then.cross_entropy - cross_entropy\"\nfrom = 0\nto = 6\n"
      "within = 0.3\nthen = {labels = [0, 1, 0]}\nreveal = \"{cross_entropy:.4f}\"";
  const Guess guess = guess_of(toml);
  // The difference of -log p between dog and cat is the difference of their logits.
  EXPECT_NEAR(*right_value(guess), 2, 1e-12);
  const Guess higher = guess_of(toml, "[5, 1, -3]");
  EXPECT_NEAR(*right_value(higher), 4, 1e-12);
  EXPECT_EQ(higher.after.labels, (std::vector<double>{0, 1, 0}));
  EXPECT_EQ(higher.after.logits[0], 5);

  EXPECT_EQ(verdict_for(guess, 2.0), Verdict::Right);
  EXPECT_EQ(verdict_for(guess, 1.71), Verdict::Right);
  EXPECT_EQ(verdict_for(guess, 1.69), Verdict::TooLow);
  EXPECT_EQ(verdict_for(guess, 2.31), Verdict::TooHigh);
  EXPECT_EQ(verdict_for(guess, std::numeric_limits<double>::quiet_NaN()), Verdict::Unknown);
  EXPECT_EQ(verdict_for(guess, std::size_t{0}), Verdict::Unknown);
}

TEST(Guess, TheFirstChoiceThatHoldsIsRight) {
  const std::string toml =
      "question = \"The dog's share?\"\nchoices = [\n"
      "  {text = \"rises\", when = \"then.softmax[1] > softmax[1]\"},\n"
      "  {text = \"falls\", when = \"then.softmax[1] < softmax[1]\"},\n"
      "  {text = \"stays\", when = \"1\"},\n]\nthen = {logits = [4, 1, -3]}\nreveal = \"It falls.\"";
  const Guess guess = guess_of(toml);
  EXPECT_EQ(right_choice(guess), 1u);
  EXPECT_EQ(verdict_for(guess, std::size_t{1}), Verdict::Right);
  EXPECT_EQ(verdict_for(guess, std::size_t{2}), Verdict::Wrong);
  EXPECT_EQ(verdict_for(guess, 1.0), Verdict::Unknown);
  EXPECT_EQ(right_choice(guess_of(toml, "[9, 1, -3]")), 0u);
  EXPECT_EQ(right_choice(guess_of(toml, "[4, 1, -3]")), 2u);
}

// The changes do not fit a step of two classes. That is an error, and the guess has no answer.
TEST(Guess, HasNoAnswerIfTheSessionDoesNotFit) {
  const Lesson lesson = parse_lesson(
      with_head("## Step\n\n```set\nlogits = [3, 1]\n```\n\n```guess\nquestion = \"?\"\n"
                "answer = \"softmax[2]\"\nfrom = 0\nto = 1\nwithin = 0.1\nthen = {labels = [0, 1, 0]}\n"
                "reveal = \"!\"\n```\n"),
      Language::English);
  EXPECT_GE(lesson.faults.size(), 2u);
  ASSERT_TRUE(lesson.steps[0].guess);
  const Guess& guess = *lesson.steps[0].guess;
  EXPECT_EQ(right_value(guess), std::nullopt);
  EXPECT_EQ(verdict_for(guess, 0.5), Verdict::Unknown);
}

// Numbers of every kind are read as they were written.
TEST(Guess, ChangesToAnyNumber) {
  const Guess guess = guess_of(
      "question = \"?\"\nanswer = \"then.logits[0]\"\nfrom = -9\nto = 0\nwithin = 0.1\n"
      "then = {logits = [-2.5, 1e-3, 7], coin = {heads = 4}}\nreveal = \"!\"");
  EXPECT_EQ(guess.after.logits, (std::vector<double>{-2.5, 1e-3, 7}));
  EXPECT_EQ(guess.after.coin.heads, 4);
  EXPECT_EQ(*right_value(guess), -2.5);
}

TEST(Guess, IsShownWhereItWasWritten) {
  const Lesson lesson = test::sound_lesson(
      "## Step\n\nBefore.\n\n```guess\nquestion = \"?\"\nanswer = \"1\"\nfrom = 0\nto = 2\nwithin = 1\n"
      "reveal = '''\nTwo\n\nparagraphs with $\\log p$\n'''\n```\n\nAfter.\n");
  EXPECT_EQ(test::written(lesson.steps[0].blocks), R"(p["Before."] guess p["After."])");
  EXPECT_EQ(test::written(lesson.steps[0].guess->reveal), R"(p["Two"] p["paragraphs with " $\log p$])");
}

}  // namespace
}  // namespace surprisal::test
