// Checks that a lesson, a chapter and the playground can be presented with only a clicker's keys: every step
// is shown once and in order, its text fits or can be scrolled at every size, guesses can be answered, and
// Escape returns to the previous state; and that overlays disappear and then cost nothing.
#include "desk/presenting.h"

#include <imgui_internal.h>

#include <cmath>

#include "desk/lesson_steps.h"
#include "desk/rows.h"
#include "desk/slides.h"
#include "desk/step_sliders.h"
#include "export/figure_csv.h"
#include "figures/catalogue.h"
#include "lesson/reviews.h"
#include "plot/lay_out.h"
#include "robot.h"
#include "session/setters.h"
#include "testing.h"
#include "ui/actions.h"
#include "ui/control_strip.h"
#include "ui/key_names.h"
#include "ui/presenter.h"
#include "ui/presenting_keys.h"
#include "ui/slide_places.h"
#include "ui/workbench.h"

namespace surprisal::test {
namespace {

using Slide = std::pair<std::string, std::size_t>;  // a lesson's id, and a step

class Presenting : public testing::TestWithParam<Language> {
 protected:
  Presenting() {
    desk().course.lessons = lessons();
    desk().settings.reduced_motion = true;
    robot.frames(2);
  }

  Desk& desk() { return robot.desk(); }
  Presentation& now() { return *desk().presentation; }
  Slide slide() { return {desk().course.lessons[desk().course.open->number].id, desk().course.open->step}; }

  std::vector<Slide> slides_of(const std::vector<std::string>& ids) {
    std::vector<Slide> all;
    for (const std::string& id : ids) {
      for (const LessonPair& pair : desk().course.lessons) {
        for (std::size_t step = 0; pair.id == id && step < pair.en.steps.size(); ++step)
          all.emplace_back(id, step);
      }
    }
    return all;
  }

  std::vector<std::string> chapter(const std::string& id) {
    std::vector<std::string> ids;
    for (const LessonPair& pair : desk().course.lessons) {
      if (pair.en.chapter == id) ids.push_back(pair.id);
    }
    return ids;
  }

  void open(const std::string& id, std::size_t step = 0) {
    open_lesson_called(desk(), id);
    go_to_step(desk(), step);
    robot.frames(2);
  }

  // Presents the first step of the course with a guess of this kind.
  template <typename Kind>
  const Guess& present_guess() {
    for (std::size_t i = 0; i < desk().course.lessons.size(); ++i) {
      const Lesson& lesson = desk().course.lessons[i].in(desk().settings.language);
      for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
        if (!lesson.steps[step].guess || !std::holds_alternative<Kind>(lesson.steps[step].guess->asked))
          continue;
        open_lesson(desk(), i, step);
        robot.frames(2);
        robot.press(ImGuiKey_F5);
        while (portions_of(lesson.steps[step])[desk().course.open->portion].kind != Portion::Kind::Guess)
          go_down(desk());
        robot.frames(2);
        return *lesson.steps[step].guess;
      }
    }
    throw std::logic_error("no step has such a guess");
  }

  // Moves the pointer into the window, and then to this place.
  void point(ImVec2 at) {
    robot.move({at.x - 1, at.y});
    robot.move(at);
  }

  bool rests() {
    robot.frames(3);
    return std::isinf(robot.workbench().seconds_to_next_frame());
  }

  // Whether anything is drawn on the foreground layer within this distance of a point.
  bool is_drawn_over(ImVec2 at, float reach) {
    const ImDrawList& list = *ImGui::GetForegroundDrawList();
    return std::any_of(list.VtxBuffer.begin(), list.VtxBuffer.end(), [&](const ImDrawVert& v) {
      return std::hypot(v.pos.x - at.x, v.pos.y - at.y) < reach;
    });
  }

  Robot robot{GetParam(), {1280, 800}};
};

INSTANTIATE_TEST_SUITE_P(BothLanguages, Presenting, testing::Values(Language::English, Language::Chinese));

TEST_P(Presenting, PresentsAChapterByKeyboardAndReturns) {
  open("softmax-by-hand", 2);
  const Session session = robot.session();
  const std::vector<Slide> wanted = slides_of(chapter("outputs"));
  const float scale = robot.ui().px(1);
  robot.press(ImGuiKey_F5);
  ASSERT_TRUE(desk().presentation);
  EXPECT_EQ(slide(), Slide("softmax-by-hand", 2));
  EXPECT_GT(robot.ui().px(1), 1.3f * scale);
  EXPECT_FALSE(robot.sees("bar.present"));
  EXPECT_FALSE(robot.sees("menu.file"));

  robot.press(ImGuiKey_Home);
  const int forward[] = {ImGuiKey_PageDown, ImGuiKey_RightArrow};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    ASSERT_FALSE(now().at_end) << i;
    EXPECT_EQ(slide(), wanted[i]);
    EXPECT_EQ(robot.session(), open_step_of(desk()).session);
    robot.press(forward[i % 2]);
  }
  EXPECT_TRUE(now().at_end);
  EXPECT_NE(robot.screen().find(desk().say({"The end", "放映结束"})), std::string::npos);
  robot.press(ImGuiKey_PageDown);
  EXPECT_TRUE(now().at_end);

  const int back[] = {ImGuiKey_PageUp, ImGuiKey_LeftArrow, ImGuiMod_Shift | ImGuiKey_Space};
  for (std::size_t i = wanted.size(); i > 0; --i) {
    robot.press(back[i % 3]);
    ASSERT_FALSE(now().at_end) << i;
    EXPECT_EQ(slide(), wanted[i - 1]);
  }
  robot.press(ImGuiKey_PageUp);
  EXPECT_EQ(slide(), wanted.front());
  robot.press(ImGuiKey_End);
  EXPECT_EQ(slide(), wanted.back());

  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(desk().presentation);
  EXPECT_FALSE(desk().view.quit);
  EXPECT_EQ(slide(), Slide("softmax-by-hand", 2));
  EXPECT_EQ(robot.session(), session);
  EXPECT_EQ(robot.ui().px(1), scale);
  EXPECT_TRUE(robot.sees("bar.present"));
}

TEST_P(Presenting, ShowsAllOfAStepWithTheSpaceBar) {
  robot.resize({1024, 768});
  desk().presentation.reset();
  present_chapter(desk(), "practice");
  robot.frames(3);
  int answers = 0;
  const std::vector<Slide> wanted = slides_of(chapter("practice"));
  std::size_t at = 0;
  for (int presses = 0; presses < 500 && !now().at_end; ++presses) {
    const bool open_guess = open_step_of(desk()).guess && !desk().course.open->record().revealed;
    const bool more = desk().course.open->portion + 1 < portions_of(open_step_of(desk())).size();
    const Slide before = slide();
    robot.press(ImGuiKey_Space);
    robot.frames(2);
    answers += open_guess && desk().course.open->record().revealed ? 1 : 0;
    if (now().at_end || slide() == before) continue;
    EXPECT_FALSE(open_guess || more) << before.first << " " << before.second;
    ASSERT_LT(++at, wanted.size());
    EXPECT_EQ(slide(), wanted[at]);
  }
  EXPECT_TRUE(now().at_end);
  EXPECT_EQ(at + 1, wanted.size());
  EXPECT_GT(answers, 3);
}

TEST_P(Presenting, MovesSmoothlyAsOneUndoEntry) {
  desk().settings.reduced_motion = false;
  open("softmax-by-hand", 2);
  robot.let_pass(1);
  robot.press(ImGuiKey_F5);
  const Session before = robot.session();
  robot.press(ImGuiKey_PageDown);
  const Session on_the_way = robot.session();
  robot.let_pass(1);
  EXPECT_NE(on_the_way, before);
  EXPECT_NE(on_the_way, robot.session());
  EXPECT_EQ(robot.session(), open_step_of(desk()).session);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_EQ(robot.session(), before);
  EXPECT_TRUE(desk().presentation);
}

TEST_P(Presenting, ShowsTheSpeakerNotesOnAKey) {
  open("saturation", 1);
  robot.press(ImGuiKey_F5);
  const Text head = {"Speaker notes", "讲课提示"};
  const auto sees_notes = [&] { return robot.screen().find(desk().say(head)) != std::string::npos; };
  EXPECT_FALSE(sees_notes());
  robot.press(ImGuiKey_N);
  robot.frames(2);
  EXPECT_TRUE(sees_notes());
  robot.press(ImGuiKey_N);
  robot.frames(2);
  EXPECT_FALSE(sees_notes());
}

TEST_P(Presenting, PresentsAListOfLessons) {
  const std::vector<std::string> list = {"race", "sigmoid"};
  present_lessons(desk(), list);
  robot.frames(2);
  for (const Slide& wanted : slides_of(list)) {
    EXPECT_EQ(slide(), wanted);
    robot.press(ImGuiKey_PageDown);
  }
  EXPECT_TRUE(now().at_end);
  robot.press(ImGuiKey_F5);
  EXPECT_FALSE(desk().presentation);
  EXPECT_FALSE(desk().course.open);
  EXPECT_EQ(robot.session(), Session{});
}

TEST_P(Presenting, StartsFromTheBarTheListAndThePalette) {
  robot.resize({1600, 2200});
  robot.click("bar.present");
  ASSERT_TRUE(desk().presentation);
  EXPECT_TRUE(now().lessons.empty());
  robot.press(ImGuiKey_Escape);

  robot.click("rail.chapter.origin");
  robot.right_click("lesson.coin");
  robot.click("present.coin");
  EXPECT_EQ(now().lessons, std::vector<std::string>{"coin"});
  robot.press(ImGuiKey_Escape);

  robot.press(ImGuiMod_Ctrl | ImGuiKey_P);
  robot.type(desk().say({"Present: From scores", "放映：从得分"}));
  robot.press(ImGuiKey_Enter);
  EXPECT_EQ(now().lessons, chapter("outputs"));
  EXPECT_EQ(slide(), Slide("sigmoid", 0));
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(desk().course.open);

  open("coin", 1);
  robot.press(ImGuiMod_Shift | ImGuiKey_F5);
  EXPECT_EQ(slide(), Slide("coin", 0));
  EXPECT_EQ(now().lessons, chapter("origin"));
  robot.press(ImGuiKey_Escape);
  EXPECT_EQ(slide(), Slide("coin", 1));
}

TEST_P(Presenting, BlanksTheScreenUntilAKeyIsPressed) {
  open("sigmoid");
  robot.press(ImGuiKey_F5);
  const Slide before = slide();
  const std::pair<int, int> keys[] = {{ImGuiKey_B, ImGuiKey_PageDown},
                                      {ImGuiKey_Period, ImGuiKey_Escape},
                                      {ImGuiKey_B, ImGuiKey_B},
                                      {ImGuiKey_Period, ImGuiKey_X}};
  for (const auto& [to_black, to_light] : keys) {
    robot.press(to_black);
    EXPECT_TRUE(now().black);
    EXPECT_TRUE(rests());
    const ImDrawList& over = *ImGui::GetForegroundDrawList();
    ASSERT_GE(over.VtxBuffer.Size, 4);
    for (const ImDrawVert& v : over.VtxBuffer) EXPECT_EQ(v.col, IM_COL32_BLACK);
    EXPECT_TRUE(is_drawn_over({0, 0}, 1) && is_drawn_over({1280, 800}, 1));
    robot.press(to_light);
    ASSERT_TRUE(desk().presentation);
    EXPECT_FALSE(now().black);
    EXPECT_EQ(slide(), before);
  }
}

TEST_P(Presenting, RingFollowsThePointer) {
  robot.press(ImGuiKey_F5);
  robot.move({500, 300});
  EXPECT_FALSE(is_drawn_over({500, 300}, 60));
  robot.press(ImGuiKey_R);
  EXPECT_TRUE(is_drawn_over({500, 300}, 60));
  robot.move({700, 500});
  EXPECT_TRUE(is_drawn_over({700, 500}, 60));
  EXPECT_FALSE(is_drawn_over({500, 300}, 60));
  robot.press(ImGuiKey_R);
  EXPECT_FALSE(is_drawn_over({700, 500}, 60));
}

TEST_P(Presenting, ShowsKeysForAMoment) {
  open("sigmoid");
  robot.press(ImGuiKey_F5);
  const ImVec2 corner = {1240, 780};
  robot.press(ImGuiKey_PageDown);
  EXPECT_FALSE(is_drawn_over(corner, 80));
  robot.press(ImGuiKey_K);
  robot.press(ImGuiKey_PageDown);
  EXPECT_EQ(now().keys, "Page Down");
  EXPECT_TRUE(is_drawn_over(corner, 80));
  EXPECT_GT(robot.workbench().seconds_to_next_frame(), 0.5);
  EXPECT_LT(robot.workbench().seconds_to_next_frame(), 3);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_EQ(now().keys, "Ctrl+Z");
  robot.let_pass(3);
  EXPECT_FALSE(is_drawn_over(corner, 80));
  EXPECT_TRUE(rests());
}

TEST_P(Presenting, ShowsTheToolbarWhenThePointerMoves) {
  desk().settings.reduced_motion = false;
  open("sigmoid", 1);
  robot.press(ImGuiKey_F5);
  robot.let_pass(5);
  EXPECT_FALSE(robot.sees("strip.next"));
  EXPECT_TRUE(rests());
  point({400, 300});
  robot.frames(2);
  const char* all[] = {"strip.back", "strip.next", "strip.ring", "strip.keys", "strip.black", "strip.leave"};
  for (const char* name : all) EXPECT_TRUE(robot.sees(name)) << name;
  EXPECT_NE(robot.screen().find(desk().say({"Next", "下一步"})), std::string::npos);
  EXPECT_GT(robot.workbench().seconds_to_next_frame(), 2);
  robot.let_pass(3.1);
  EXPECT_EQ(robot.workbench().seconds_to_next_frame(), 0) << "the fade animation is running";
  robot.let_pass(1);
  EXPECT_FALSE(robot.sees("strip.next"));
  EXPECT_TRUE(rests());

  point({401, 300});
  robot.click("strip.next");
  EXPECT_EQ(slide(), Slide("sigmoid", 2));
  robot.let_pass(6);
  EXPECT_TRUE(robot.sees("strip.next")) << "stays while the pointer is on it";
  EXPECT_TRUE(rests());
  robot.click("strip.back");
  EXPECT_EQ(slide(), Slide("sigmoid", 1));
  robot.click("strip.ring");
  EXPECT_TRUE(now().ring);
  robot.click("strip.keys");
  EXPECT_TRUE(now().shows_keys);
  robot.click("strip.black");
  EXPECT_TRUE(now().black);
  robot.click(ImVec2(640, 400));
  EXPECT_FALSE(now().black);
  point({641, 400});
  robot.click("strip.leave");
  EXPECT_FALSE(desk().presentation);
}

TEST_P(Presenting, DoesNotFadeIfMotionIsReduced) {
  robot.press(ImGuiKey_F5);
  point({400, 300});
  robot.let_pass(2.8);
  EXPECT_TRUE(robot.sees("strip.next"));
  EXPECT_GT(robot.workbench().seconds_to_next_frame(), 0);
  robot.let_pass(0.3);
  EXPECT_FALSE(robot.sees("strip.next"));
  EXPECT_TRUE(rests());
}

TEST_P(Presenting, ShowsTheSlidersOfTheStep) {
  open("race", 2);
  robot.press(ImGuiKey_F5);
  for (const char* name : {"race.shown", "race.rate"})
    EXPECT_TRUE(robot.sees(std::string("slider.") + name)) << name;
  EXPECT_FALSE(robot.sees("slider.race.weight")) << "the step does not name it";
  const Session before = robot.session();
  const Widget slider = robot.find("slider.race.rate");
  robot.drag(slider.at(0.3f), slider.at(0.8f));
  EXPECT_GT(robot.session().race.rate, before.race.rate);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_EQ(robot.session(), before);
  robot.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z);
  robot.press(ImGuiKey_Escape);
  EXPECT_EQ(robot.session(), before) << "changes made while presenting are undone";

  open("temperature", 0);
  robot.press(ImGuiKey_F5);
  robot.press(ImGuiKey_PageDown);
  EXPECT_TRUE(robot.sees("slider.temperature")) << "the step sets the temperature";
}

// Each value of the sample that a step changes has a slider; at most six are shown.
TEST_P(Presenting, HasASliderForEachValueThatAStepChanges) {
  int steps = 0;
  for (std::size_t i = 0; i < desk().course.lessons.size(); ++i) {
    const Lesson& lesson = desk().course.lessons[i].en;
    for (std::size_t step = 1; step < lesson.steps.size(); ++step) {
      open_lesson(desk(), i, step);
      const std::vector<Slider> sliders = step_sliders(desk());
      EXPECT_LE(sliders.size(), 6u);
      const Session& before = lesson.steps[step - 1].session;
      const Session& after = lesson.steps[step].session;
      if (before.temperature == after.temperature) continue;
      ++steps;
      EXPECT_TRUE(std::any_of(sliders.begin(), sliders.end(),
                              [](const Slider& d) { return d.name == "temperature"; }))
          << lesson.id << " " << step;
    }
  }
  EXPECT_GT(steps, 1);
}

std::string numbers_of(const Fonts& fonts, std::string_view figure, const Session& session) {
  const Plot plot = find_figure(figure)->build(session);
  return figure_csv(plot, lay_out(plot, {0, 0, 800, 500}, {fonts}), Language::English);
}

TEST_P(Presenting, ShowsNoSliderWithoutEffect) {
  for (const Figure& figure : catalogue()) {
    desk().view.figures.assign(1, {});
    desk().view.figures.front().id = figure.id;
    const std::vector<Slider> sliders = step_sliders(desk());
    const std::string before = numbers_of(robot.fonts(), figure.id, robot.session());
    bool any = false;
    for (const Slider& slider : sliders) {
      Session turned = robot.session();
      slider.set(turned, slider.get(turned) == slider.range.low ? slider.range.high : slider.range.low);
      any |= numbers_of(robot.fonts(), figure.id, turned) != before;
    }
    EXPECT_TRUE(any || sliders.empty()) << figure.id;
    if (!sliders.empty()) continue;
    Session turned = robot.session();
    set_logit(turned, 0, -1);
    EXPECT_EQ(numbers_of(robot.fonts(), figure.id, turned), before)
        << figure.id << " depends on the logits but has no sliders";
  }
}

// Undo restores a session with fewer classes than the step's.
TEST_P(Presenting, SurvivesAnotherNumberOfClasses) {
  open("softmax-by-hand", 1);
  robot.press(ImGuiKey_F5);
  Session two = robot.session();
  set_class_count(two, 2);
  two.logits[0] = 9;
  desk().edit(two, {"Two", "两类"});
  robot.frames(3);
  EXPECT_TRUE(robot.sees("slider.logit.0"));
  for (const Slider& slider : step_sliders(desk())) EXPECT_TRUE(std::isfinite(slider.get(robot.session())));
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_TRUE(robot.sees("slider.logit.0"));
}

// If the audience guesses aloud, there is nothing to judge.
TEST_P(Presenting, GivesNoVerdictWithoutAGuess) {
  const auto judges = [&] {
    const std::string screen = robot.screen();
    for (const Text& verdict : {Text("Right.", "答对了。"), Text("Too low.", "偏低了。"),
                                Text("Too high.", "偏高了。"), Text("Not this one.", "不是这个。"),
                                Text("give no answer", "算不出答案"), Text("your guess", "你的猜测")}) {
      if (screen.find(desk().say(verdict)) != std::string::npos) return true;
    }
    return false;
  };
  present_guess<ChoiceGuess>();
  robot.press(ImGuiKey_Space);
  EXPECT_TRUE(desk().course.open->record().revealed);
  EXPECT_FALSE(judges());
  robot.press(ImGuiKey_Escape);
  present_guess<ValueGuess>();
  robot.press(ImGuiKey_Space);
  EXPECT_TRUE(desk().course.open->record().revealed);
  EXPECT_FALSE(judges());
  robot.press(ImGuiKey_Escape);
  present_guess<ChoiceGuess>();
  robot.press(ImGuiKey_1);
  EXPECT_TRUE(judges());
}

TEST_P(Presenting, AcceptsAGuessFromTheMouse) {
  present_guess<ValueGuess>();
  const double before = desk().course.open->record().entered;
  robot.drag(robot.find("slider.guess").at(0.5f), robot.find("slider.guess").at(0.9f));
  EXPECT_GT(desk().course.open->record().entered, before);
  robot.click("guess.done");
  EXPECT_TRUE(desk().course.open->record().revealed);
  robot.press(ImGuiKey_Escape);
  present_guess<ChoiceGuess>();
  robot.click("choice.1");
  EXPECT_EQ(desk().course.open->record().chosen, 1u);
  EXPECT_TRUE(desk().course.open->record().revealed);
}

TEST_P(Presenting, AcceptsAGuessFromTheKeys) {
  present_guess<ChoiceGuess>();
  robot.press(ImGuiKey_9);
  EXPECT_FALSE(desk().course.open->record().revealed);
  robot.press(ImGuiKey_2);
  EXPECT_EQ(desk().course.open->record().chosen, 1u);
  EXPECT_TRUE(desk().course.open->record().revealed);
  robot.press(ImGuiKey_Escape);

  const Guess& guess = present_guess<ValueGuess>();
  const auto& asked = std::get<ValueGuess>(guess.asked);
  for (int tabs = 0; tabs < 30 && robot.focused() != "slider.guess"; ++tabs) robot.press(ImGuiKey_Tab);
  ASSERT_EQ(robot.focused(), "slider.guess");
  const Slide before = slide();
  robot.press(ImGuiMod_Ctrl | ImGuiKey_A);
  robot.type(std::to_string(asked.from));
  robot.press(ImGuiKey_Enter);
  EXPECT_NEAR(desk().course.open->record().entered, asked.from, 1e-5);
  EXPECT_EQ(slide(), before);
  for (int tabs = 0; tabs < 30 && robot.focused() != "guess.done"; ++tabs) robot.press(ImGuiKey_Tab);
  robot.press(ImGuiKey_Space);
  EXPECT_TRUE(desk().course.open->record().revealed);
  EXPECT_EQ(slide(), before);
  robot.press(ImGuiKey_PageDown);
  EXPECT_NE(slide(), before);
}

TEST_P(Presenting, GoesFromFigureToFigureInThePlayground) {
  const std::size_t figures = desk().view.figures.size();
  robot.press(ImGuiKey_F5);
  EXPECT_FALSE(desk().view.maximized);
  EXPECT_EQ(place_in_presentation(desk()), "1 / 7");
  for (std::size_t i = 0; i < figures; ++i) {
    robot.press(i % 2 == 0 ? ImGuiKey_RightArrow : ImGuiKey_PageDown);
    EXPECT_EQ(desk().view.maximized, i);
  }
  robot.press(ImGuiKey_RightArrow);
  EXPECT_EQ(desk().view.maximized, figures - 1) << "there is no next figure";
  robot.press(ImGuiKey_LeftArrow);
  EXPECT_EQ(desk().view.maximized, figures - 2);
  robot.press(ImGuiKey_Home);
  EXPECT_FALSE(desk().view.maximized);

  // Select some of the figures.
  for (int key : {ImGuiKey_1, ImGuiKey_3, ImGuiKey_4, ImGuiKey_6}) robot.press(key);
  EXPECT_EQ(numbers_shown(desk()), (std::vector<std::size_t>{1, 4}));
  robot.press(ImGuiKey_RightArrow);
  EXPECT_EQ(desk().view.maximized, 1u);
  robot.press(ImGuiKey_RightArrow);
  EXPECT_EQ(desk().view.maximized, 4u);
  robot.press(ImGuiKey_2);
  robot.press(ImGuiKey_5);
  EXPECT_EQ(numbers_shown(desk()), (std::vector<std::size_t>{4})) << "the last figure cannot be hidden";
  robot.press(ImGuiKey_0);
  EXPECT_EQ(numbers_shown(desk()).size(), figures);
  point({400, 300});
  robot.click("strip.figures");
  robot.click("shown.sigmoid");
  EXPECT_EQ(numbers_shown(desk()).size(), figures - 1);
  robot.press(ImGuiKey_Escape);  // closes the menu
  ASSERT_TRUE(desk().presentation);

  const Widget slider = robot.find("slider.logit.0");
  robot.drag(slider.at(0.6f), slider.at(0.2f));
  const Session turned = robot.session();
  EXPECT_NE(turned, Session{});
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(desk().presentation);
  EXPECT_FALSE(desk().view.maximized);
  EXPECT_EQ(numbers_shown(desk()).size(), figures);
  EXPECT_EQ(robot.session(), turned) << "changes made in the playground are kept";

  robot.press(ImGuiMod_Alt | ImGuiKey_3);
  robot.press(ImGuiKey_F5);
  EXPECT_EQ(desk().view.maximized, 2u) << "starts with the maximized figure";
  robot.press(ImGuiKey_Home);
  robot.press(ImGuiKey_Escape);
  EXPECT_EQ(desk().view.maximized, 2u);
}

TEST_P(Presenting, ReturnsFromALinkToItsList) {
  present_lessons(desk(), {"sigmoid", "race"});
  robot.frames(2);
  open_lesson_called(desk(), "coin");  // like a link
  open_lesson(desk(), desk().course.open->number, 99);
  robot.frames(2);
  robot.press(ImGuiKey_PageDown);
  EXPECT_EQ(slide(), Slide("sigmoid", 0));
}

// As if rows were dropped on the window: Escape must still lead out of the lesson.
TEST_P(Presenting, ReturnsToTheLessonFromRows) {
  open_lesson_called(desk(), "sigmoid");
  robot.press(ImGuiKey_F5);
  open_data_view(desk());
  robot.frames(2);
  end_presentation(desk());
  robot.frames(2);
  EXPECT_TRUE(desk().course.open);
  robot.press(ImGuiKey_Escape);
  robot.frames(2);
  EXPECT_FALSE(desk().course.open);
  EXPECT_EQ(desk().view.main, MainView::Playground);
}

TEST_P(Presenting, ZoomsByKeyWithoutChangingTheInterfaceScale) {
  robot.press(ImGuiKey_F5);
  const float before = robot.ui().px(1);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
  EXPECT_GT(robot.ui().px(1), before);
  EXPECT_EQ(desk().settings.scale, 1);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_0);
  EXPECT_EQ(robot.ui().px(1), before);
}

TEST_P(Presenting, SurvivesTheSmallestWindow) {
  robot.press(ImGuiKey_F5);
  for (const ImVec2 size : {ImVec2{200, 150}, {60, 40}, {1, 1}}) {
    robot.resize(size);
    for (int i = 0; i < 5; ++i) robot.press(ImGuiMod_Ctrl | ImGuiKey_Minus);
    robot.press(ImGuiKey_PageDown);
  }
  robot.press(ImGuiKey_Escape);
  robot.resize({1280, 800});
  EXPECT_FALSE(desk().presentation);
  EXPECT_TRUE(robot.sees("menu.file"));
}

TEST_P(Presenting, IsDescribedInTheListOfKeys) {
  robot.resize({1600, 2200});
  robot.press(ImGuiKey_F1);
  const std::string screen = robot.screen();
  for (const PresentingKey& key : presenting_keys()) {
    EXPECT_NE(screen.find(desk().say(key.what)), std::string::npos) << key.what.en;
    EXPECT_NE(screen.find(chord_name(key.chords[0])), std::string::npos) << key.what.en;
  }
}

struct Size {
  float width;
  float height;
};
constexpr Size kSizes[] = {{1024, 768}, {1280, 800}, {1920, 1080}, {3840, 2160}, {800, 1280}};

class EverySlide : public testing::TestWithParam<std::tuple<Language, int>> {};

INSTANTIATE_TEST_SUITE_P(BothLanguages, EverySlide,
                         testing::Combine(testing::Values(Language::English, Language::Chinese),
                                          testing::Values(0, 1, 2, 3, 4)));

std::vector<const Page*> pages(const StepPages& step) {
  std::vector<const Page*> all = {&step.title, &step.guess.question, &step.guess.reveal, &step.task.text,
                                  &step.task.done};
  for (const StepPart& part : step.parts) all.push_back(&part.page);
  for (const Page& choice : step.guess.choices) all.push_back(&choice);
  return all;
}

void look_at(Robot& robot, const std::string& where) {
  const Desk& desk = robot.desk();
  const SlideText& text = robot.workbench().presenter().text();
  ASSERT_TRUE(text.pages()) << where;
  const auto px = static_cast<double>(robot.ui().px(1));
  // The text fits its place, and it is large.
  for (const Page* page : pages(*text.pages())) EXPECT_LE(page->width, text.width() + 1) << where;
  EXPECT_GE(text.size(), std::floor(0.6 * 14 * px)) << where;
  const SlidePlaces& places = robot.workbench().presenter().places();
  const std::vector<Slider> sliders = controls_of(robot.ui()).sliders;
  EXPECT_LE(text.height(), places.text.height) << where;
  // The controls are complete, on the screen, and overlap nothing.
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const Rect whole = {0, 0, static_cast<double>(window.x), static_cast<double>(window.y)};
  for (const Slider& slider : sliders) {
    for (const char* part : {"slider.", "value."}) {
      const Widget widget = robot.find(part + slider.name);
      const Rect place = {widget.low.x, widget.low.y, widget.high.x - widget.low.x,
                          widget.high.y - widget.low.y};
      EXPECT_TRUE(whole.contains(Point{place.left, place.top}) &&
                  whole.contains(Point{place.right(), place.bottom()}))
          << where << ": " << slider.name;
      EXPECT_FALSE(place.overlaps(places.text)) << where << ": " << slider.name;
      for (const Rect& figure : places.figures)
        EXPECT_FALSE(place.overlaps(figure)) << where << ": " << slider.name;
      EXPECT_GT(place.width, 20 * px) << where << ": " << slider.name;
    }
  }
  // The figures take a large share of the window, and their text is readable from the last row.
  double area = 0;
  for (const Rect& figure : places.figures) area += figure.width * figure.height;
  if (!desk.figures().empty()) {
    EXPECT_GT(area, 0.18 * whole.width * whole.height) << where;
  }
  for (std::size_t i = 0; i < desk.figures().size(); ++i) {
    ASSERT_TRUE(robot.find_picture(i)) << where;
    EXPECT_GE(robot.picture(i).smallest_text, 12 * px - 0.01) << where;
    if (whole.width == 1920) {
      const Scene& scene = robot.picture(i).scene;
      constexpr std::size_t kMany = 4;  // with this many panels, text may be too small to be read from afar
      const bool is_lesson = !open_lesson_of(desk).id.starts_with("review-");
      EXPECT_TRUE(!is_lesson || scene.left_out.empty() ||
                  scene.left_out.size() + scene.panels.size() >= kMany)
          << where << ": " << desk.figures()[i].id;
    }
  }
}

// Whether everything in a portion is short enough to be read aloud; a table or a formula stands alone.
bool is_short(const Portion& portion) {
  double words = 0;
  document::for_each_text(portion.blocks,
                          [&](const document::Inlines& inlines) { words += count_words(inlines); });
  return words <= kMaxWords || portion.blocks.size() == 1;
}

TEST_P(EverySlide, Fits) {
  const auto [language, number] = GetParam();
  const Size size = kSizes[static_cast<std::size_t>(number)];
  Robot robot(language, {size.width, size.height});
  robot.desk().settings.reduced_motion = true;
  robot.desk().course.lessons = with_reviews(lessons(), 1);
  std::vector<std::string> all;
  for (const LessonPair& pair : robot.desk().course.lessons) all.push_back(pair.id);
  present_lessons(robot.desk(), all);
  robot.frames(3);
  int slides = 0;
  for (; !robot.desk().presentation->at_end; ++slides) {
    ASSERT_LT(slides, 2000);
    const OpenLesson& open = *robot.desk().course.open;
    const std::string where = open_lesson_of(robot.desk()).id + ", step " + std::to_string(open.step + 1) +
                              ", portion " + std::to_string(open.portion + 1);
    robot.frames(2);
    look_at(robot, where);
    EXPECT_TRUE(is_short(portions_of(open_step_of(robot.desk()))[open.portion])) << where;
    go_on_by_space(robot.desk());
  }
  EXPECT_GT(slides, 300);
}

}  // namespace
}  // namespace surprisal::test
