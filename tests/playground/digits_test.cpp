// Checks the digits view without a window: two runs that are trained in parallel, the pad, and the sample
// that the rest of the program sees.
#include "desk/digits.h"

#include <cmath>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "desk/digit_sample.h"
#include "desk/lesson_steps.h"
#include "session/session_file.h"
#include "testing.h"
#include "ui/digits_places.h"

namespace surprisal::test {
namespace {

// Trains until both runs have this many steps. Each call of advance() takes over the steps that are ready, if
// any, so this ends.
void train_to(DigitTraining& training, std::size_t steps) {
  training.start();
  while (training.run().steps() < steps) training.advance();
  training.pause();
}

learn::TrainingSettings with_loss(learn::TrainingSettings settings, Loss loss) {
  settings.loss = loss;
  return settings;
}

int ink_in(const learn::DigitCounts& counts) { return std::accumulate(counts.begin(), counts.end(), 0); }

void draw_line(DigitsState& digits, learn::PadPoint from, learn::PadPoint to) {
  draw_to(digits, from);
  draw_to(digits, to);
  digits.pen_is_down = false;
}

TEST(DigitTraining, BeginsWithTenEqualProbabilities) {
  const DigitTraining training;
  EXPECT_EQ(training.run().steps(), 0u);
  EXPECT_NEAR(training.run().curve.front().seen_loss, std::log(10), 1e-14);
  EXPECT_NEAR(training.other_run().curve.front().unseen_loss, std::log(10), 1e-14);
}

TEST(DigitTraining, TakesTheSameStepsOnAnotherThreadAsWithoutOne) {
  DigitTraining training;
  train_to(training, 6);
  const std::size_t steps = training.run().steps();
  const learn::TrainingSettings settings = training.settings();
  EXPECT_EQ(training.run(), learn::train(settings, training.data(), steps));
  EXPECT_EQ(training.other_run(),
            learn::train(with_loss(settings, Loss::SquaredError), training.data(), steps));
}

TEST(DigitTraining, TakesSingleStepsAtOnce) {
  DigitTraining training;
  training.step();
  EXPECT_EQ(training.run().steps(), 1u);
  EXPECT_FALSE(training.is_running());
}

TEST(DigitTraining, CatchesUpWithTheOtherLoss) {
  DigitTraining training;
  training.compare(false);
  for (int i = 0; i < 5; ++i) training.step();
  EXPECT_EQ(training.other_run().steps(), 0u);
  training.compare(true);
  while (training.is_busy()) training.advance();
  EXPECT_EQ(training.other_run().steps(), 5u);
  EXPECT_EQ(training.run().steps(), 5u);
}

TEST(DigitTraining, KeepsTheRunOfEachLossWhenTheLossIsSwapped) {
  DigitTraining training;
  train_to(training, 4);
  const learn::Training before = training.run();
  training.change(with_loss(training.settings(), Loss::SquaredError));
  EXPECT_EQ(training.run().settings.loss, Loss::SquaredError);
  EXPECT_EQ(training.other_run(), before);
}

TEST(DigitTraining, StartsAgainWhereARunCannotGoOn) {
  for (const auto change :
       {+[](learn::TrainingSettings& s) { s.hidden = 16; }, +[](learn::TrainingSettings& s) { s.batch = 50; },
        +[](learn::TrainingSettings& s) { s.label_noise = 0.25; },
        +[](learn::TrainingSettings& s) { s.seed = 7; }}) {
    DigitTraining training;
    training.step();
    learn::TrainingSettings next = training.settings();
    change(next);
    training.change(next);
    EXPECT_EQ(training.run(), learn::start_training(next, training.data()));
  }
}

TEST(DigitTraining, ContinuesWithAnotherStepSizeAndSmoothing) {
  DigitTraining training;
  training.step();
  learn::TrainingSettings next = training.settings();
  next.step_size = 1;
  next.smoothing = 0.1;
  training.change(next);
  EXPECT_EQ(training.run().steps(), 1u);
  EXPECT_EQ(training.run().settings, next);
}

// A session stores only the settings and the number of steps, so these must determine the run: a new step
// size trains again from the start.
TEST(DigitTraining, TrainsAgainWithAnotherStepSize) {
  DigitTraining training;
  train_to(training, 5);
  const std::size_t steps = training.run().steps();
  learn::TrainingSettings next = training.settings();
  next.step_size = 1;
  next.smoothing = 0.1;
  training.change(next);
  EXPECT_EQ(training.run().steps(), steps) << "the old run stays until the new one replaces it";
  while (training.is_busy()) training.advance();
  EXPECT_EQ(training.run(), learn::train(next, training.data(), steps));
  EXPECT_EQ(training.other_run(), learn::train(with_loss(next, Loss::SquaredError), training.data(), steps));
}

TEST(DigitTraining, FollowsARunForwardAndBack) {
  DigitTraining training;
  learn::TrainingSettings settings = training.settings();
  settings.batch = 50;
  settings.seed = 3;
  for (const std::size_t steps : {9, 4, 0, 6}) {
    training.follow(settings, steps);
    while (training.is_busy()) training.advance();
    EXPECT_EQ(training.run(), learn::train(settings, training.data(), steps)) << steps;
  }
}

TEST(DigitTraining, EndsAfterItsLastStep) {
  DigitTraining training;
  learn::TrainingSettings small = training.settings();
  small.batch = 10;
  training.change(small);
  training.compare(false);
  train_to(training, kMaxTrainingSteps);
  EXPECT_EQ(training.run().steps(), kMaxTrainingSteps);
  training.start();
  EXPECT_FALSE(training.is_running());
  training.step();
  EXPECT_EQ(training.run().steps(), kMaxTrainingSteps);
}

TEST(DigitTraining, ResetsBothRuns) {
  DigitTraining training;
  train_to(training, 4);
  training.reset();
  EXPECT_EQ(training.run().steps(), 0u);
  EXPECT_EQ(training.other_run().steps(), 0u);
}

TEST(DigitPad, ShowsATestDigitAsItIs) {
  DigitsState digits;
  put_test_digit(digits, 3);
  const std::span<const double> image = digits.training.data().unseen.image(3);
  EXPECT_EQ(learn::pixels_of(digits.counts()), std::vector<double>(image.begin(), image.end()));
  EXPECT_EQ(digits.pad.label, digits.training.data().unseen.labels[3]);
}

TEST(DigitPad, CyclesThroughTheTestDigits) {
  DigitsState digits;
  put_test_digit(digits, digits.training.data().unseen.count());
  EXPECT_EQ(digits.pad.test_digit, 0u);
}

TEST(DigitPad, FitsADrawingOnceThePenIsUp) {
  DigitsState digits;
  clear_pad(digits);
  EXPECT_EQ(ink_in(digits.counts()), 0);
  draw_to(digits, {0.2, 0.3});
  draw_to(digits, {0.2, 0.6});
  EXPECT_EQ(digits.counts(), learn::counted(digits.pad.strokes));
  digits.pen_is_down = false;
  EXPECT_EQ(digits.counts(), learn::counted(learn::fitted(digits.pad.strokes)));
}

TEST(DigitPad, ReplacesACompleteTestDigitByANewDrawing) {
  DigitsState digits;
  draw_line(digits, {0.5, 0.1}, {0.5, 0.9});
  EXPECT_FALSE(digits.pad.test_digit);
  EXPECT_EQ(digits.counts(), learn::counted(learn::fitted(digits.pad.strokes)));
}

TEST(DigitPad, ErasesAndRestoresATestDigit) {
  DigitsState digits;
  const int before = ink_in(digits.counts());
  digits.tool = learn::PadTool::Eraser;
  draw_line(digits, {0.1, 0.5}, {0.9, 0.5});
  const int erased = ink_in(digits.counts());
  EXPECT_LT(erased, before);
  digits.tool = learn::PadTool::Pen;
  draw_line(digits, {0.1, 0.5}, {0.9, 0.5});
  EXPECT_GT(ink_in(digits.counts()), erased);
  EXPECT_TRUE(digits.pad.test_digit);
  for (const int count : digits.counts()) {
    EXPECT_GE(count, 0);
    EXPECT_LE(count, learn::kFullPixel);
  }
}

TEST(DigitPad, IsASampleOfTenClasses) {
  DigitsState digits;
  digits.training.step();
  const Session sample = sample_of(digits, Session{});
  ASSERT_EQ(sample.logits.size(), 10u);
  EXPECT_EQ(sample.logits, digits.logits());
  for (std::size_t k = 0; k < 10; ++k) {
    EXPECT_EQ(sample.labels[k], static_cast<int>(k) == digits.pad.label ? 1 : 0);
    EXPECT_EQ(sample.class_names[k].en, std::to_string(k));
  }
  EXPECT_EQ(sample.temperature, 1);
  EXPECT_EQ(sample.output, OutputLayer::Softmax);
}

TEST(DigitPad, KeepsTheUnitOfTheSession) {
  Session bits;
  bits.base = Base::Two;
  EXPECT_EQ(sample_of(DigitsState(), bits).base, Base::Two);
}

class DigitSample : public testing::Test {
 protected:
  DigitSample() { open_digits(desk); }
  void draw(learn::PadPoint from, learn::PadPoint to) {
    draw_line(*desk.digits, from, to);
    commit_sample(desk, {"Draw", "画"});
  }

  Desk desk;
};

TEST_F(DigitSample, LeavesTheSessionAloneUntilSomethingIsDone) { EXPECT_EQ(desk.session(), Session{}); }

TEST_F(DigitSample, UndoesADrawingInOneStep) {
  desk.digits->training.step();
  clear_pad(*desk.digits);
  commit_sample(desk, {"Clear", "清空"});
  const Session cleared = desk.session();
  draw({0.5, 0.1}, {0.5, 0.9});
  const DigitPad one = desk.digits->pad;
  EXPECT_NE(desk.session(), cleared);

  desk.workspace.undo();
  advance_digits(desk);
  EXPECT_EQ(desk.session(), cleared);
  EXPECT_TRUE(desk.digits->pad.is_empty());

  desk.workspace.redo();
  advance_digits(desk);
  EXPECT_EQ(desk.digits->pad, one);
}

TEST_F(DigitSample, UndoRestoresTheInitialPad) {
  const DigitPad first = desk.digits->pad;
  desk.digits->training.step();
  put_test_digit(*desk.digits, 5);
  commit_sample(desk, {"Test digit", "测试数字"});
  desk.workspace.undo();
  advance_digits(desk);
  EXPECT_EQ(desk.session(), Session{});
  EXPECT_EQ(desk.digits->pad, first);
}

TEST_F(DigitSample, KeepsStrokesThatChangedNoLogit) {
  clear_pad(*desk.digits);
  draw({0.3, 0.1}, {0.3, 0.9});
  draw({0.7, 0.1}, {0.7, 0.9});  // before any training, all logits are 0 whatever is drawn
  desk.digits->pad.label = 4;
  commit_sample(desk, {"Label", "标签"});
  desk.workspace.undo();
  advance_digits(desk);
  EXPECT_EQ(desk.digits->pad.label, 0);
  EXPECT_EQ(desk.digits->pad.strokes.size(), 2u);
}

// The session after it was saved and opened again.
Session reopened(const Session& session) {
  const Result<Session> back = from_toml(to_toml(session));
  EXPECT_TRUE(back);
  return back ? *back : Session();
}

TEST_F(DigitSample, IsInTheSessionWithItsTraining) {
  clear_pad(*desk.digits);
  draw({0.3, 0.1}, {0.6, 0.9});
  desk.digits->pad.label = 7;
  learn::TrainingSettings settings = desk.digits->training.settings();
  settings.batch = 10;
  settings.seed = 5;
  settings.hidden = 16;
  settings.label_noise = 0.2;
  settings.loss = Loss::SquaredError;
  desk.digits->training.change(settings);
  desk.digits->training.compare(false);
  for (int i = 0; i < 3; ++i) desk.digits->training.step();
  commit_sample(desk, {"Train", "训练"});

  Desk other;
  other.workspace.start_over(reopened(desk.session()));
  open_digits(other);
  while (other.digits->training.is_busy()) advance_digits(other);
  EXPECT_EQ(other.session(), desk.session()) << "opening changes nothing";
  EXPECT_EQ(other.digits->counts(), desk.digits->counts());
  EXPECT_EQ(other.digits->pad.label, 7);
  EXPECT_EQ(other.digits->training.run(), desk.digits->training.run());
  EXPECT_EQ(other.digits->logits(), desk.session().logits);
  EXPECT_FALSE(other.digits->training.compares());
}

TEST_F(DigitSample, OfATestDigitNeedsNoPixelsInTheSession) {
  put_test_digit(*desk.digits, 17);
  desk.digits->training.step();
  commit_sample(desk, {"Step", "单步"});
  EXPECT_TRUE(desk.session().digits.drawn.empty());
  EXPECT_EQ(desk.session().digits.test_digit, 17);
  Desk other;
  other.workspace.start_over(reopened(desk.session()));
  open_digits(other);
  EXPECT_EQ(other.digits->pad.test_digit, 17u);
}

TEST_F(DigitSample, OfAnEmptyPadStaysEmpty) {
  clear_pad(*desk.digits);
  commit_sample(desk, {"Clear", "清空"});
  Desk other;
  other.workspace.start_over(reopened(desk.session()));
  open_digits(other);
  EXPECT_TRUE(other.digits->pad.is_empty());
}

TEST_F(DigitSample, TakesTrainingBackWithUndo) {
  desk.digits->training.step();
  commit_sample(desk, {"Step", "单步"});
  desk.digits->training.step();
  commit_sample(desk, {"Step", "单步"});
  EXPECT_EQ(desk.session().digits.steps, 2);
  desk.workspace.undo();
  advance_digits(desk);
  while (desk.digits->training.is_busy()) advance_digits(desk);
  EXPECT_EQ(desk.digits->training.run().steps(), 1u);
  EXPECT_EQ(desk.digits->logits(), desk.session().logits);
}

TEST_F(DigitSample, StaysInTheViewWhenASessionHasNoDigits) {
  put_test_digit(*desk.digits, 5);
  desk.digits->training.step();
  commit_sample(desk, {"Step", "单步"});
  desk.open(desk.presets.front());
  open_digits(desk);
  EXPECT_EQ(desk.digits->pad.test_digit, 5u);
  EXPECT_EQ(desk.digits->training.run().steps(), 1u);
}

TEST_F(DigitSample, IsGivenBeforeASessionIsSaved) {
  desk.digits->training.start();
  while (desk.digits->training.run().steps() < 3) advance_digits(desk);
  settle_digits(desk);
  EXPECT_FALSE(desk.digits->training.is_running());
  EXPECT_EQ(desk.session().digits.steps, static_cast<int>(desk.digits->training.run().steps()));
  EXPECT_EQ(desk.session().logits, desk.digits->logits());
}

TEST_F(DigitSample, PausesWhileSomethingElseIsShown) {
  desk.digits->training.start();
  advance_digits(desk);
  desk.course.lessons = lessons();
  open_lesson(desk, 0);
  EXPECT_FALSE(shows_digits(desk));
  advance_digits(desk);
  EXPECT_FALSE(desk.digits->training.is_running());
}

TEST(DigitsPlaces, HaveRoomForEveryCardAtEverySize) {
  for (const auto& [width, height] :
       {std::pair{1024.0, 640.0}, std::pair{1280.0, 720.0}, std::pair{1366.0, 768.0},
        std::pair{1440.0, 900.0}, std::pair{1920.0, 1080.0}, std::pair{480.0, 360.0}}) {
    const double scale = std::max(1.0, std::min(width / 1440, height / 900));
    const DigitsPlaces places = digits_places_for(width, height, scale, true);
    const Rect cards[] = {places.header, places.pad, places.model, places.pictures, places.training};
    for (const Rect& card : cards) {
      EXPECT_GE(card.left, places.sheet.left);
      EXPECT_GE(card.top, places.sheet.top);
      EXPECT_LE(card.right(), places.sheet.right() + 1);
      EXPECT_LE(card.bottom(), places.sheet.bottom() + 1);
      EXPECT_GE(card.width, 264 * scale);
      for (const Rect& other : cards) {
        if (&card != &other) {
          EXPECT_FALSE(card.overlaps(other)) << width << " " << height;
        }
      }
    }
    EXPECT_GE(places.training.height, 196 * scale);
    EXPECT_GE(places.pad.height, 294 * scale);
    if (width >= 1024) {
      EXPECT_LE(places.sheet.right(), width + 1) << "scrolled to the side";
      EXPECT_LE(places.sheet.bottom(), height + 1);
    }
  }
}

TEST(DigitsPlaces, AreOneCardWideOnAPhone) {
  for (const auto& [width, height] :
       {std::pair{390.0, 844.0}, std::pair{360.0, 640.0}, std::pair{320.0, 480.0}}) {
    for (const double scale : {1.0, 3.0}) {
      const DigitsPlaces places = phone_digits_places_for(width * scale, height * scale, scale);
      EXPECT_NEAR(places.sheet.width, width * scale, 1) << "scrolled to the side";
      for (const Rect& card : {places.pad, places.model, places.pictures, places.training}) {
        const Rect parts[] = {places.header, places.tabs, card};
        for (const Rect& part : parts) {
          EXPECT_TRUE(places.sheet.contains(part)) << width;
          for (const Rect& other : parts) EXPECT_TRUE(&part == &other || !part.overlaps(other)) << width;
        }
      }
      EXPECT_TRUE(places.sheet.contains(places.foot)) << width;
      EXPECT_FALSE(places.foot.overlaps(places.pad)) << width;
      EXPECT_GE(places.pad.height, 240 * scale) << width;
    }
  }
}

}  // namespace
}  // namespace surprisal::test
