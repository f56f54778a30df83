// Checks the digits view as a user would, in both languages: draws digits and trains the classifier.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/wording.h"
#include "desk/digit_sample.h"
#include "desk/exporting.h"
#include "desk/headline.h"
#include "desk/ledger.h"
#include "desk/lesson_steps.h"
#include "learn/picture_words.h"
#include "robot.h"
#include "testing.h"

namespace surprisal::test {
namespace {

class DigitsInWindow : public testing::TestWithParam<Language> {
 protected:
  DigitsInWindow() {
    robot.click("rail.digits");
    robot.frames(2);
  }

  DigitsState& digits() { return *robot.desk().digits; }
  const learn::Training& run() { return digits().training.run(); }

  // Presses the button at the first point of a path and moves through the others.
  void draw(const std::vector<learn::PadPoint>& path) {
    const Widget pad = robot.find("digits.pad");
    const auto place = [&](learn::PadPoint p) {
      return ImVec2{pad.low.x + static_cast<float>(p.x) * (pad.high.x - pad.low.x),
                    pad.low.y + static_cast<float>(p.y) * (pad.high.y - pad.low.y)};
    };
    robot.move(place(path.front()));
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    for (const learn::PadPoint& p : path) robot.move(place(p));
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    robot.frames(2);
  }
  void draw_a_three() {
    draw({{0.3, 0.15},
          {0.5, 0.08},
          {0.7, 0.2},
          {0.65, 0.38},
          {0.45, 0.48},
          {0.68, 0.58},
          {0.72, 0.78},
          {0.5, 0.92},
          {0.28, 0.85}});
  }
  void train_to(std::size_t steps) {
    robot.click("digits.train");
    while (run().steps() < steps) robot.frames(1);
    robot.click("digits.train");
  }

  Robot robot{GetParam(), {1440, 900}};
};

INSTANTIATE_TEST_SUITE_P(InBothLanguages, DigitsInWindow,
                         testing::Values(Language::English, Language::Chinese));

TEST_P(DigitsInWindow, LearnADrawnThree) {
  robot.click("digits.clear");
  EXPECT_TRUE(digits().pad.is_empty());
  draw_a_three();
  ASSERT_EQ(digits().pad.strokes.size(), 1u);
  EXPECT_GE(digits().pad.strokes[0].points.size(), 9u);
  robot.click("digits.label.3");
  EXPECT_EQ(robot.session().labels[3], 1);
  const double at_start = *quantities_of(robot.session()).cross_entropy;
  EXPECT_NEAR(at_start, std::log(10), 1e-12);

  train_to(60);
  EXPECT_FALSE(digits().training.is_running());
  EXPECT_LT(*quantities_of(robot.session()).cross_entropy, at_start);
  const std::vector<double> p = quantities_of(robot.session()).softmax;
  EXPECT_EQ(std::max_element(p.begin(), p.end()) - p.begin(), 3);
  EXPECT_EQ(robot.session().logits, digits().logits());
  EXPECT_GT(run().curve.back().unseen_accuracy, 0.8);
}

TEST_P(DigitsInWindow, ShowTheLossOfTheDigitInTheHeaderAndOnTheFirstScreen) {
  robot.click("digits.step");
  const std::string loss = shown_fixed(*quantities_of(robot.session()).cross_entropy, 3);
  EXPECT_NE(robot.screen().find(loss), std::string::npos);
  robot.click("rail.playground");
  robot.frames(2);
  EXPECT_FALSE(shows_digits(robot.desk()));
  EXPECT_NE(robot.screen().find(headline_of(robot.session()).sum->loss), std::string::npos);
}

TEST_P(DigitsInWindow, ShowOneCardAtATimeOnAPhone) {
  robot.resize({390, 844});
  robot.frames(2);
  draw_a_three();
  EXPECT_FALSE(digits().pad.is_empty());
  robot.click("digits.step");
  EXPECT_EQ(run().steps(), 1u);
  robot.click("tab.digits.model");
  EXPECT_FALSE(robot.sees("digits.pad"));
  robot.click("digits.step");
  EXPECT_EQ(run().steps(), 2u);
  robot.click("tab.digits.pictures");
  robot.click("digits.picture.4");
  EXPECT_EQ(described_picture(digits()), 4u);
  robot.click("tab.digits.training");
  robot.click("digits.reset");
  EXPECT_EQ(run().steps(), 0u);
  for (const std::string& name : robot.names()) {
    if (name.starts_with("digits.")) {
      EXPECT_LE(robot.find(name).high.x, 390) << name;
    }
  }
}

TEST_P(DigitsInWindow, CompareTheTwoLosses) {
  train_to(8);
  const learn::Training cross_entropy = run();
  robot.click("digits.loss.1");
  EXPECT_EQ(run().settings.loss, Loss::SquaredError);
  EXPECT_EQ(digits().training.other_run(), cross_entropy);
  robot.click("digits.reset");
  EXPECT_EQ(run().steps(), 0u);
  EXPECT_EQ(digits().training.other_run().steps(), 0u);
  robot.click("digits.compare");
  robot.click("digits.step");
  EXPECT_EQ(run().steps(), 1u);
  EXPECT_EQ(digits().training.other_run().steps(), 0u);
}

TEST_P(DigitsInWindow, TakeBackAStrokeWithUndo) {
  robot.click("digits.step");
  robot.click("digits.clear");
  draw_a_three();
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  robot.frames(2);
  EXPECT_TRUE(digits().pad.is_empty());
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  robot.frames(2);
  EXPECT_EQ(digits().pad.test_digit, 0u);
}

TEST_P(DigitsInWindow, EraseAndBringInTestDigits) {
  const learn::DigitCounts whole = digits().counts();
  robot.click("digits.tool.1");
  draw({{0.3, 0.5}, {0.7, 0.5}});
  EXPECT_NE(digits().counts(), whole);
  robot.click("digits.test");
  EXPECT_EQ(digits().pad.test_digit, 1u);
  EXPECT_TRUE(digits().pad.strokes.empty());
}

TEST_P(DigitsInWindow, SayWhatAClassLooksFor) {
  train_to(10);
  robot.click("digits.picture.7");
  EXPECT_EQ(described_picture(digits()), 7u);
  const Text words = learn::weights_text(learn::weight_pictures(run().classifier)[7], learn::class_owner(7));
  EXPECT_NE(robot.screen().find(words.in(GetParam()).substr(0, 12)), std::string::npos);
}

TEST_P(DigitsInWindow, DescribeTheWeightsOfTheLabel) {
  EXPECT_EQ(described_picture(digits()), static_cast<std::size_t>(digits().pad.label));
  robot.click("digits.label.3");
  EXPECT_EQ(described_picture(digits()), 3u);
  robot.click("digits.picture.7");
  train_to(2);
  EXPECT_EQ(described_picture(digits()), 7u);
  robot.click("digits.label.8");
  EXPECT_EQ(described_picture(digits()), 8u);
}

TEST_P(DigitsInWindow, ShowTheSquaredErrorAndItsGradientIfItIsTrained) {
  robot.click("digits.loss.1");
  robot.click("digits.step");
  const Ledger ledger = squared_error_ledger_of(robot.session());
  const std::string screen = robot.screen();
  EXPECT_NE(screen.find(ledger.loss_sum), std::string::npos);
  for (const LedgerRow& row : ledger.rows) EXPECT_NE(screen.find(row.gradient), std::string::npos);
  const auto label = static_cast<std::size_t>(digits().pad.label);
  EXPECT_EQ(screen.find(ledger_of(robot.session()).rows[label].gradient), std::string::npos);
}

TEST_P(DigitsInWindow, SayThatLabelsAreWrongWithTheSettingsClosed) {
  Session session = robot.session();
  session.digits.steps = 2;
  session.digits.label_noise = 0.5;
  session.digits.smoothing = 0.1;
  robot.desk().edit(session, {"Wrong labels", "错误标签"});
  while (digits().training.is_busy() || digits().training.run().steps() < 2) robot.frames(1);
  robot.frames(1);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < run().labels.size(); ++i)
    wrong += run().labels[i] != digits().training.data().seen.labels[i] ? 1 : 0;
  const double share = static_cast<double>(wrong) / static_cast<double>(run().labels.size());
  EXPECT_NE(robot.screen().find(shown_fixed(100 * share, 0) + "%"), std::string::npos);
  EXPECT_NE(robot.screen().find("0.10"), std::string::npos);
}

TEST_P(DigitsInWindow, OpenAllTestDigitsAsRows) {
  robot.click("digits.step");
  robot.click("digits.all");
  robot.frames(2);
  EXPECT_EQ(robot.desk().view.main, MainView::Data);
  while (robot.desk().rows.is_reading()) robot.frames(1);
  ASSERT_TRUE(robot.desk().rows.file);
  EXPECT_EQ(robot.desk().rows.file->rows.labels.size(), digits().training.data().unseen.count());
  EXPECT_EQ(robot.desk().rows.source.digits->steps, 1);
}

// However short its track is.
TEST_P(DigitsInWindow, SetTheStepSizeWhereTheTrackIsPressed) {
  for (const double share : {0.25, 0.5, 0.75}) {
    robot.click(robot.find("slider.digits.step size").at(static_cast<float>(share)));
    const double size = digits().training.settings().step_size;
    EXPECT_NEAR(std::log(size / 0.01) / std::log(1000), share, 0.1);
  }
}

TEST_P(DigitsInWindow, SayThatARunIsTrainedAgain) {
  train_to(120);
  robot.click(robot.find("slider.digits.step size").at(0.8f));
  EXPECT_TRUE(digits().training.retraining());
  const char* says = GetParam() == Language::English ? "retraining" : "重新训练";
  EXPECT_NE(robot.screen().find(says), std::string::npos);
  while (digits().training.retraining()) robot.frames(1);
  robot.frames(1);
  EXPECT_EQ(robot.screen().find(says), std::string::npos);
}

TEST_P(DigitsInWindow, FillTheWindowWithAFigureAndReturn) {
  train_to(6);
  const std::size_t steps = run().steps();
  const Widget card = robot.find("weights");
  robot.double_click({card.low.x + 60, card.low.y + 20});
  robot.frames(2);
  ASSERT_EQ(robot.desk().view.maximized, 1u);
  EXPECT_EQ(robot.session().digits.steps, static_cast<int>(steps));
  while (robot.ui().pictures.is_waiting()) robot.frames(1);
  robot.frames(1);
  const auto& shown = std::get<Pictures>(robot.picture(1).plot.rows[0][0].content);
  const learn::PixelPicture first = learn::weight_pictures(run().classifier).front();
  EXPECT_EQ(shown.pictures[0].values, std::vector<double>(first.values.begin(), first.values.end()));
  robot.press(ImGuiKey_Escape);
  robot.frames(2);
  EXPECT_FALSE(robot.desk().view.maximized);
  EXPECT_TRUE(shows_digits(robot.desk()));
  EXPECT_EQ(run().steps(), steps);
}

TEST_P(DigitsInWindow, ShowTheStepsInAFigureThatFillsTheWindowAsTheyAreTaken) {
  Session own_run = robot.session();
  own_run.digits.seed = 77;
  own_run.digits.steps = 6;
  robot.desk().edit(own_run, {"Seed", "种子"});
  robot.frames(2);
  const Widget card = robot.find("training");
  robot.double_click({card.low.x + 60, card.low.y + 20});
  robot.frames(2);
  ASSERT_TRUE(robot.desk().view.maximized);
  const std::size_t figure = *robot.desk().view.maximized;
  const auto steps_shown = [&] {
    const Plot& plot = robot.picture(figure).plot;
    return std::get<Chart>(plot.rows[0][0].content).curves[0].points.size() - 1;
  };
  while (robot.ui().pictures.is_waiting()) robot.frames(1);
  EXPECT_EQ(steps_shown(), 6U);
  robot.click(robot.find("slider.digits.steps").at(0.9f));
  const auto wanted = static_cast<std::size_t>(robot.session().digits.steps);
  ASSERT_GT(wanted, 100U);
  while (steps_shown() == 6) robot.frames(1);
  EXPECT_LT(steps_shown(), wanted) << "the picture does not wait for the last step";
}

TEST_P(DigitsInWindow, ExportTheFigureOfACard) {
  robot.click("digits.step");
  const Widget card = robot.find("training");
  robot.move({card.high.x - 40, card.high.y - 40});
  robot.frames(2);
  robot.click("tool.export.training");
  robot.frames(2);
  ASSERT_TRUE(robot.desk().export_dialog);
  EXPECT_EQ(robot.desk().export_dialog->figure, "training");
  EXPECT_EQ(robot.session().digits.steps, 1);
  robot.press(ImGuiKey_Escape);
}

TEST_P(DigitsInWindow, PauseForAnExport) {
  robot.click("digits.train");
  while (run().steps() < 3) robot.frames(1);
  open_export(robot.desk(), "weights");
  robot.frames(2);
  EXPECT_FALSE(digits().training.is_running());
  EXPECT_EQ(robot.session().digits.steps, static_cast<int>(run().steps()));
}

TEST_P(DigitsInWindow, PresentTheirFigures) {
  robot.click("digits.step");
  robot.press(ImGuiKey_F5);
  robot.frames(3);
  ASSERT_TRUE(robot.desk().presentation);
  while (robot.ui().pictures.is_waiting()) robot.frames(1);
  EXPECT_EQ(robot.desk().figures().size(), 4u);
  robot.press(ImGuiKey_Escape);
  robot.frames(3);
  EXPECT_TRUE(shows_digits(robot.desk()));
}

// A figure in the playground trains on another thread and says so at first.
TEST_P(DigitsInWindow, TrainForAFigureOfThePlayground) {
  robot.click("rail.playground");
  Session session = robot.session();
  session.digits.seed = GetParam() == Language::English ? 71 : 72;
  session.digits.steps = 4;
  session.digits.hidden = 16;
  robot.desk().edit(session, {"A run", "一次训练"});
  show_alone(robot.desk(), "weights");
  robot.frames(1);
  EXPECT_TRUE(robot.ui().pictures.is_waiting());
  while (robot.ui().pictures.is_waiting()) robot.frames(1);
  const auto number = *robot.desk().view.maximized;
  EXPECT_EQ(std::get<Pictures>(robot.picture(number).plot.rows[0][0].content).pictures.size(), 16u);
}

TEST_P(DigitsInWindow, ChangeTheSettingsUnderMore) {
  robot.click("digits.more");
  robot.click("digits.hidden.1");
  EXPECT_EQ(digits().training.settings().hidden, 16u);
  EXPECT_TRUE(robot.sees("digits.picture.15"));
  robot.click("digits.batch.2");
  EXPECT_EQ(digits().training.settings().batch, 50u);
  robot.click("digits.seed.more");
  EXPECT_EQ(digits().training.settings().seed, 2u);
  robot.click("digits.hidden.0");
  robot.press(ImGuiKey_Escape);
  robot.frames(2);
  EXPECT_FALSE(robot.sees("digits.picture.15"));
}

}  // namespace
}  // namespace surprisal::test
