// Argues that the answer of a guess is computed from the session on the screen, and held against what a
// person says.
#include "lesson/guess.h"

#include <cmath>
#include <limits>

#include "testing.h"
#include "workshop.h"

namespace surprisal::test {
namespace {

Guess guess_of(const std::string& toml) {
  const Lesson lesson = test::sound_lesson("## Step\n\n```guess\n" + toml + "\n```\n");
  EXPECT_TRUE(!lesson.steps.empty() && lesson.steps[0].guess) << toml;
  return lesson.steps.empty() || !lesson.steps[0].guess ? Guess() : *lesson.steps[0].guess;
}

Session start() {
  Session session;
  session.logits = {3, 1, -3};
  session.labels = {1, 0, 0};
  return session;
}

TEST(Guess, AValueIsComputedBeforeAndAfter) {
  const Guess guess = guess_of(
      "question = \"How large?\"\nanswer = \"then.cross_entropy - cross_entropy\"\nfrom = 0\nto = 6\n"
      "within = 0.3\nthen = {labels = [0, 1, 0]}\nreveal = \"{cross_entropy:.4f}\"");
  // -log p of the dog less that of the cat is the difference of their logits.
  EXPECT_NEAR(*right_value(guess, start()), 2, 1e-12);
  Session played = start();
  played.logits[0] = 5;
  EXPECT_NEAR(*right_value(guess, played), 4, 1e-12);
  EXPECT_EQ(session_after(guess, played).labels, (std::vector<double>{0, 1, 0}));
  EXPECT_EQ(session_after(guess, played).logits[0], 5);

  EXPECT_EQ(verdict_on(guess, start(), 2.0), Verdict::Right);
  EXPECT_EQ(verdict_on(guess, start(), 1.71), Verdict::Right);
  EXPECT_EQ(verdict_on(guess, start(), 1.69), Verdict::TooLow);
  EXPECT_EQ(verdict_on(guess, start(), 2.31), Verdict::TooHigh);
  EXPECT_EQ(verdict_on(guess, start(), std::numeric_limits<double>::quiet_NaN()), Verdict::Unknown);
  EXPECT_EQ(verdict_on(guess, start(), std::size_t{0}), Verdict::Unknown);
}

TEST(Guess, TheFirstChoiceThatHoldsIsRight) {
  const Guess guess = guess_of(
      "question = \"The dog's share?\"\nchoices = [\n"
      "  {text = \"rises\", when = \"then.softmax[1] > softmax[1]\"},\n"
      "  {text = \"falls\", when = \"then.softmax[1] < softmax[1]\"},\n"
      "  {text = \"stays\", when = \"1\"},\n]\nthen = {logits = [4, 1, -3]}\nreveal = \"It falls.\"");
  EXPECT_EQ(right_choice(guess, start()), 1u);
  EXPECT_EQ(verdict_on(guess, start(), std::size_t{1}), Verdict::Right);
  EXPECT_EQ(verdict_on(guess, start(), std::size_t{2}), Verdict::Wrong);
  EXPECT_EQ(verdict_on(guess, start(), 1.0), Verdict::Unknown);
  Session higher = start();
  higher.logits[0] = 9;
  EXPECT_EQ(right_choice(guess, higher), 0u);
  Session same = start();
  same.logits[0] = 4;
  EXPECT_EQ(right_choice(guess, same), 2u);
}

// A person may have moved to a session that the changes do not fit.
TEST(Guess, WhereTheSessionDoesNotFitNothingIsClaimed) {
  const Guess guess = guess_of(
      "question = \"?\"\nanswer = \"softmax[2]\"\nfrom = 0\nto = 1\nwithin = 0.1\nthen = {labels = [0, 1, "
      "0]}\n"
      "reveal = \"!\"");
  Session two = start();
  set_class_count(two, 2);
  EXPECT_EQ(right_value(guess, two), std::nullopt);
  EXPECT_EQ(session_after(guess, two), two);
  EXPECT_EQ(verdict_on(guess, two, 0.5), Verdict::Unknown);
}

// Numbers of every kind come through as they were written.
TEST(Guess, ChangesToAnyNumber) {
  const Guess guess = guess_of(
      "question = \"?\"\nanswer = \"then.logits[0]\"\nfrom = -9\nto = 0\nwithin = 0.1\n"
      "then = {logits = [-2.5, 1e-3, 7], coin = {heads = 4}}\nreveal = \"!\"");
  EXPECT_EQ(session_after(guess, start()).logits, (std::vector<double>{-2.5, 1e-3, 7}));
  EXPECT_EQ(session_after(guess, start()).coin.heads, 4);
  EXPECT_EQ(*right_value(guess, start()), -2.5);
}

TEST(Guess, StandsWhereItWasWritten) {
  const Lesson lesson = test::sound_lesson(
      "## Step\n\nBefore.\n\n```guess\nquestion = \"?\"\nanswer = \"1\"\nfrom = 0\nto = 2\nwithin = 1\n"
      "reveal = '''\nTwo\n\nparagraphs with $\\log p$\n'''\n```\n\nAfter.\n");
  EXPECT_EQ(test::written(lesson.steps[0].blocks), R"(p["Before."] guess p["After."])");
  EXPECT_EQ(test::written(lesson.steps[0].guess->reveal), R"(p["Two"] p["paragraphs with " $\log p$])");
}

}  // namespace
}  // namespace surprisal::test
