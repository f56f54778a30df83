// Checks every control of the sample by dragging, scrolling and typing, in both languages, and that each
// change can be undone.
#include "desk/lesson_steps.h"
#include "robot.h"
#include "session/keys.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

class Controls : public testing::TestWithParam<Language> {
 protected:
  void undoes_to(const Session& before) {
    robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    EXPECT_EQ(robot.session(), before);
    robot.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z);
  }

  // By dragging, scrolling, double-clicking and typing, within the slider's range.
  void moves_slider(const Slider& slider, double typed) {
    SCOPED_TRACE(slider.name);
    const Session before = robot.session();
    const Widget track = robot.find("slider." + slider.name);
    const auto value = [&] { return slider.get(robot.session()); };
    robot.drag(track.at(0.3f), track.at(0.8f));
    const double dragged = value();
    EXPECT_NE(robot.session(), before);
    EXPECT_GT(dragged, slider.range.low);
    EXPECT_LE(dragged, slider.range.high);
    undoes_to(before);
    robot.drag(track.at(0.8f), track.at(0.1f));
    EXPECT_LT(value(), dragged);
    const double low = value();
    robot.wheel(track.middle(), 1);
    EXPECT_GT(value(), low);
    robot.double_click(track.middle());
    EXPECT_EQ(value(), slider.range.home);
    robot.type_into("value." + slider.name, std::to_string(typed));
    EXPECT_NEAR(value(), typed, 1e-6);
  }

  Robot robot{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(InBothLanguages, Controls, testing::Values(Language::English, Language::Chinese));

TEST_P(Controls, ChangeEachLogit) {
  for (std::size_t k = 0; k < 3; ++k) moves_slider(logit_slider(robot.session(), k), 4.334);
}

TEST_P(Controls, AcceptAnyTypedLogit) {
  robot.type_into("value.logit.1", "-250.5");
  EXPECT_EQ(robot.session().logits[1], -250.5);
}

TEST_P(Controls, ChangeTheTemperature) { moves_slider(slider_of(robot.session(), "temperature"), 2.5); }

TEST_P(Controls, ChangeTheSmoothing) {
  robot.drag(robot.find("slider.smoothing").at(0.02f), robot.find("slider.smoothing").at(0.3f));
  EXPECT_GT(robot.session().smoothing, 0.1);
  robot.double_click(robot.find("slider.smoothing").middle());
  EXPECT_EQ(robot.session().smoothing, 0);
}

TEST_P(Controls, ChangeEachWeight) {
  for (std::size_t k = 0; k < 3; ++k) {
    const Session before = robot.session();
    robot.click("more");
    const std::string name = weight_slider(robot.session(), k).name;
    robot.drag(robot.find("slider." + name).at(0.3f), robot.find("slider." + name).at(0.8f));
    EXPECT_GT(robot.session().class_weights[k], before.class_weights[k]);
    robot.type_into("value." + name, "3.5");
    EXPECT_EQ(robot.session().class_weights[k], 3.5);
    robot.press(ImGuiKey_Escape);
    robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    EXPECT_EQ(robot.session(), before);
  }
}

TEST_P(Controls, ChooseTheOutputLayer) {
  const Session before = robot.session();
  robot.click("output.1");
  EXPECT_EQ(robot.session().output, OutputLayer::Sigmoid);
  undoes_to(before);
  robot.click("output.0");
  EXPECT_EQ(robot.session().output, OutputLayer::Softmax);
}

TEST_P(Controls, LabelOneClass) {
  const Session before = robot.session();
  robot.click("label.2");
  EXPECT_EQ(robot.session().labels, (std::vector<double>{0, 0, 1}));
  undoes_to(before);
}

TEST_P(Controls, KeepALabelDistributionNormalized) {
  robot.click("mode.1");
  ASSERT_EQ(robot.session().label_mode, LabelMode::Distribution);
  for (std::size_t k = 0; k < 3; ++k) {
    const Widget slider = robot.find("slider.label." + std::to_string(k));
    robot.drag(slider.at(0.1f), slider.at(0.55f));
    EXPECT_EQ(fault_of(robot.session()), "");
    const std::vector<double>& y = robot.session().labels;
    EXPECT_NEAR(y[0] + y[1] + y[2], 1, 1e-12);
    EXPECT_NEAR(y[k], 0.55, 0.06);
  }
}

TEST_P(Controls, LabelSeveralClassesAtOnce) {
  robot.click("mode.2");
  robot.click("label.1");
  EXPECT_EQ(robot.session().labels, (std::vector<double>{1, 1, 0}));
  robot.click("mode.0");
  EXPECT_EQ(robot.session().label_mode, LabelMode::OneClass);
  EXPECT_EQ(fault_of(robot.session()), "");
}

TEST_P(Controls, NameAClass) {
  const Session before = robot.session();
  robot.type_into("name.0", "狮子 lion");
  EXPECT_EQ(robot.session().class_names[0], Text("狮子 lion"));
  undoes_to(before);
}

TEST_P(Controls, NameAClassWithTheLongestName) {
  std::string longer;
  while (longer.size() <= kLongestName) longer += "很长";
  for (const std::string& typed : {longer, std::string("a\tb")}) {
    robot.type_into("name.0", typed);
    const std::string name = robot.session().class_names[0].en;
    EXPECT_EQ(fault_of(robot.session()), "");
    EXPECT_FALSE(name.empty());
    EXPECT_LE(name.size(), kLongestName);
  }
}

TEST_P(Controls, SetTwoToTenClasses) {
  for (std::size_t wanted : {2u, 10u, 5u, 3u}) {
    while (robot.session().logits.size() != wanted)
      robot.click(robot.session().logits.size() < wanted ? "count.more" : "count.less");
    EXPECT_EQ(fault_of(robot.session()), "");
    const Widget drawer = robot.find("drawer");  // the rows are above it
    robot.scroll_to("slider.logit." + std::to_string(wanted - 1), {drawer.low.x + 60, drawer.low.y - 90});
    EXPECT_FALSE(robot.sees("slider.logit." + std::to_string(wanted)));
  }
}

TEST_P(Controls, ChooseTheUnit) {
  for (Base base : {Base::Two, Base::Ten, Base::E}) {
    robot.click("base." + std::to_string(static_cast<int>(base)));
    EXPECT_EQ(robot.session().base, base);
  }
}

TEST_P(Controls, ChangeTheBatch) {
  show_alone(robot.desk(), "batch");
  robot.frames(3);
  robot.type_into("value.batch.logit.1.2", "−4.25");  // as written in the field
  EXPECT_EQ(robot.session().batch.logits[5], -4.25);
  robot.click("batch.target.1.0");
  EXPECT_EQ(robot.session().batch.targets, (std::vector<int>{1, 0, 0}));
  robot.click("batch.rows.more");
  EXPECT_EQ(robot.session().batch.targets.size(), 4u);
  robot.scroll_to("value.batch.logit.3.0", robot.find("batch.rows.more").middle());
  robot.type_into("value.batch.logit.3.0", "2");
  EXPECT_EQ(robot.session().batch.logits[9], 2);
  for (int i = 0; i < 4; ++i) robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_EQ(robot.session(), Session{});
}

TEST_P(Controls, AnimateStepLoopAndStop) {
  robot.right_click("slider.logit.0");
  robot.click("play");
  const double start = robot.session().logits[0];
  robot.let_pass(0.5);
  const double later = robot.session().logits[0];
  EXPECT_GT(later, start);
  robot.click("player.run");
  const double paused = robot.session().logits[0];
  robot.let_pass(1);
  EXPECT_EQ(robot.session().logits[0], paused);
  robot.click("player.step");
  EXPECT_GT(robot.session().logits[0], paused);
  robot.click("player.back");
  EXPECT_NEAR(robot.session().logits[0], paused, 1e-9);
  robot.click("player.run");
  robot.let_pass(8);
  EXPECT_EQ(robot.session().logits[0], 10);  // the end
  robot.click("player.loop");
  robot.click("player.run");
  robot.let_pass(7);
  EXPECT_LT(robot.session().logits[0], 10);
  robot.click("player.stop");
  EXPECT_FALSE(robot.sees("player.run"));
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_EQ(robot.session(), Session{});  // an animation is one undo entry
}

TEST_P(Controls, StopAnimatingARemovedClass) {
  const auto play_third = [&] {
    robot.right_click("slider.logit.2");
    robot.click("play");
    ASSERT_TRUE(robot.desk().player);
  };
  const auto take_away = [&] {
    Session next = robot.session();
    set_class_count(next, 2);
    robot.desk().edit(next, {"a change", "一个改动"});
    robot.frames(2);
  };
  play_third();
  take_away();
  EXPECT_FALSE(robot.desk().player);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_N);
  robot.click("slider.logit.2");  // moved last
  take_away();
  robot.press(ImGuiKey_F6);
  ASSERT_TRUE(robot.desk().player);
  EXPECT_NE(robot.desk().player->slider.of_class, 2u);
  EXPECT_EQ(fault_of(robot.session()), "");
}

TEST_P(Controls, StayValidWhenSwitchingFromSeveralLabelsToADistribution) {
  Session several;
  set_label_mode(several, LabelMode::Several);
  several.labels = {1, 1, 1};
  Session spread;
  set_label_mode(spread, LabelMode::Distribution);
  spread.labels = {0.5, 0.25, 0.25};
  for (const auto& [from, to] : {std::pair{several, spread}, std::pair{spread, several}}) {
    robot.desk().edit(from, {"a change", "一个改动"});
    robot.desk().move_to(to, {"a way", "一段路"});
    while (robot.desk().workspace.is_moving()) {
      robot.frames(1);
      ASSERT_EQ(fault_of(robot.session()), "");
    }
    EXPECT_EQ(robot.session(), to);
  }
}

}  // namespace
}  // namespace surprisal::test
