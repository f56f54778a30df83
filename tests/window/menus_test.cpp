// Checks that every entry of the menus, the list and the palette, and every key, does what its name says, in
// both languages.
#include <imgui_internal.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "desk/course_map.h"
#include "desk/files.h"
#include "desk/lesson_steps.h"
#include "desk/rows.h"
#include "figures/catalogue.h"
#include "lesson/glossary.h"
#include "robot.h"
#include "session/session_line.h"
#include "session/setters.h"
#include "testing.h"
#include "ui/actions.h"
#include "ui/key_names.h"

namespace surprisal::test {
namespace {

class Menus : public testing::TestWithParam<Language> {
 protected:
  Robot robot{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(InBothLanguages, Menus, testing::Values(Language::English, Language::Chinese));

// The precondition of an action, and how to tell that it was done.
struct Expectation {
  std::function<void(Robot&)> before = [](Robot&) {};
  std::function<bool(Robot&)> done;
};

void change_something(Robot& robot) {
  Session next = robot.session();
  set_logit(next, 0, 1.25);
  robot.desk().edit(next, {"a change", "一个改动"});
  robot.frames(2);
}

Expectation fills(std::size_t index) {
  return {[](Robot&) {}, [index](Robot& r) { return r.desk().view.maximized == index; }};
}

std::map<std::string, Expectation> expectations(Language language) {
  const auto copies = [](const std::string& sign) {
    return Expectation{[](Robot&) {},
                       [sign](Robot& r) { return r.clipboard().find(sign) != std::string::npos; }};
  };
  const auto in_lesson = [](Robot& r) {
    r.desk().course.lessons = lessons();
    open_lesson_called(r.desk(), "softmax");
    r.let_pass(1);
  };
  const auto plays = [](Robot& r) { r.press(ImGuiKey_F6); };
  const auto asks_for_a_file = [](bool saving) {
    return Expectation{
        [](Robot&) {},
        [saving](Robot& r) { return r.desk().file_dialog && r.desk().file_dialog->saving == saving; }};
  };
  return {
      {"open", asks_for_a_file(false)},
      {"open data", asks_for_a_file(false)},
      {"compare data",
       {[](Robot& r) {
          const auto files = std::filesystem::path(SURPRISAL_TEST_FOLDER) / ".." / "data" / "files";
          open_files(r.desk(), {files / "f4_little.npy", files / "labels_i8.npy"});
          while (r.desk().rows.is_reading()) r.frames(1);
        },
        asks_for_a_file(false).done}},
      {"data",
       {[](Robot&) {}, [](Robot& r) { return r.desk().view.main == MainView::Data && r.sees("data.open"); }}},
      {"save", asks_for_a_file(true)},
      {"save as", asks_for_a_file(true)},
      {"copy line", copies("surprisal:1;")},
      {"copy link", copies("#lang=")},
      {"web address", {[](Robot&) {}, [](Robot& r) { return r.sees("address.typed"); }}},
      {"lesson page",
       {in_lesson, [](Robot& r) { return r.desk().message.text.en.find("./web") != std::string::npos; }}},
      {"paste line",
       {[](Robot& r) {
          change_something(r);
          ImGui::SetClipboardText(to_line(r.session()).c_str());
          r.desk().workspace.undo();
        },
        [](Robot& r) {
          r.let_pass(1);
          return r.session().logits[0] == 1.25;
        }}},
      {"export", {[](Robot&) {}, [](Robot& r) { return r.sees("export.name"); }}},
      {"handout", asks_for_a_file(true)},
      {"teacher's copy", asks_for_a_file(true)},
      {"teaching", {[](Robot&) {}, [](Robot& r) { return r.sees("teaching.close"); }}},
      {"random", {[](Robot&) {}, [](Robot& r) { return r.session().logits != Session{}.logits; }}},
      {"reset", {change_something, [](Robot& r) { return r.session() == Session{}; }}},
      {"quit", {[](Robot&) {}, [](Robot& r) { return r.desk().view.quit; }}},
      {"undo", {change_something, [](Robot& r) { return r.session() == Session{}; }}},
      {"redo",
       {[](Robot& r) {
          change_something(r);
          r.desk().workspace.undo();
          r.frames(2);
        },
        [](Robot& r) { return r.session().logits[0] == 1.25; }}},
      {"copy text", copies("\t")},
      {"copy markdown", copies("| ")},
      {"copy latex", copies("\\toprule")},
      {"copy formula", copies("\\frac")},
      {"play", {[](Robot&) {}, [](Robot& r) { return r.desk().player && r.desk().player->running; }}},
      {"step back", {plays, [](Robot& r) { return !r.desk().player->running; }}},
      {"step", {plays, [](Robot& r) { return !r.desk().player->running; }}},
      {"present", {[](Robot&) {}, [](Robot& r) { return r.desk().presentation && !r.sees("menu.file"); }}},
      {"present chapter",
       {in_lesson,
        [](Robot& r) { return r.desk().presentation && r.desk().presentation->lessons.size() > 1; }}},
      {"next step", {in_lesson, [](Robot& r) { return r.desk().course.open->step == 1; }}},
      {"previous step",
       {[in_lesson](Robot& r) {
          in_lesson(r);
          go_to_step(r.desk(), 1);
          r.let_pass(1);
        },
        [](Robot& r) { return r.desk().course.open->step == 0; }}},
      {"lesson numbers",
       {[in_lesson](Robot& r) {
          in_lesson(r);
          change_something(r);
        },
        [](Robot& r) {
          r.let_pass(1);
          return r.session() == session_of_step(r.desk());
        }}},
      {"playground", {in_lesson, [](Robot& r) { return !r.desk().course.open; }}},
      {"digits", {[](Robot&) {}, [](Robot& r) { return r.sees("digits.pad"); }}},
      {"letters", {[](Robot&) {}, [](Robot& r) { return r.sees("letters.bet"); }}},
      {"map", {[](Robot&) {}, [](Robot& r) { return shows_map(r.desk()); }}},
      {"fit",
       {[](Robot& r) { r.wheel(r.find("sigmoid").middle(), 3); },
        [](Robot& r) { return !r.desk().view.figures[0].views[0].x; }}},
      {"larger", {[](Robot&) {}, [](Robot& r) { return r.desk().settings.scale > 1; }}},
      {"smaller", {[](Robot&) {}, [](Robot& r) { return r.desk().settings.scale < 1; }}},
      {"actual size",
       {[](Robot& r) {
          r.desk().settings.scale = 1.5f;
          r.frames(3);
        },
        [](Robot& r) { return r.desk().settings.scale == 1; }}},
      {"language", {[](Robot&) {}, [language](Robot& r) { return r.desk().settings.language != language; }}},
      {"theme", {[](Robot&) {}, [](Robot& r) { return r.desk().settings.theme == ThemeName::Dark; }}},
      {"rail",
       {[](Robot&) {}, [](Robot& r) { return !r.desk().view.rail_shown && !r.sees("rail.playground"); }}},
      {"fill 1", fills(0)},
      {"fill 2", fills(1)},
      {"fill 3", fills(2)},
      {"fill 4", fills(3)},
      {"fill 5", fills(4)},
      {"fill 6", fills(5)},
      {"back",
       {[](Robot& r) { r.press(ImGuiMod_Alt | ImGuiKey_1); },
        [](Robot& r) { return !r.desk().view.maximized; }}},
      {"picture",
       {[](Robot&) {}, [](Robot& r) { return r.desk().view.requested_picture == PictureOf::Window; }}},
      {"picture of figures",
       {[](Robot&) {}, [](Robot& r) { return r.desk().view.requested_picture == PictureOf::Figures; }}},
      {"palette", {[](Robot&) {}, [](Robot& r) { return r.sees("palette"); }}},
      {"glossary", {[](Robot&) {}, [](Robot& r) { return r.sees("glossary.figure.0"); }}},
      {"keys", {[](Robot&) {}, [](Robot& r) { return r.desk().view.help_open; }}},
  };
}

const char* menu_name(Menu menu) {
  switch (menu) {
    case Menu::File:
      return "menu.file";
    case Menu::Edit:
      return "menu.edit";
    case Menu::View:
      return "menu.view";
    case Menu::Help:
      return "menu.help";
    case Menu::None:
      break;
  }
  return "";
}

std::string submenu_name(const Text& submenu) {
  const auto all = actions();
  const auto first =
      std::find_if(all.begin(), all.end(), [&](const Action& action) { return action.submenu == submenu; });
  return "submenu." + std::string(first->id);
}

TEST_P(Menus, DoWhatTheySay) {
  const auto expected = expectations(GetParam());
  for (const Action& action : actions()) {
    SCOPED_TRACE(action.id);
    ASSERT_TRUE(expected.contains(std::string(action.id)));
    const Expectation& expectation = expected.at(std::string(action.id));
    for (bool by_key : {true, false}) {
      if (by_key ? action.keys == 0 : action.menu == Menu::None) continue;
      Robot fresh(GetParam());
      fresh.move(fresh.find("sigmoid").middle());
      expectation.before(fresh);
      if (by_key) {
        fresh.press(action.keys);
      } else {
        fresh.click(menu_name(action.menu));
        if (!action.submenu.empty()) fresh.click(submenu_name(action.submenu));
        fresh.click(std::string(action.id));
      }
      EXPECT_TRUE(expectation.done(fresh)) << (by_key ? "by key" : "by menu");
    }
  }
}

TEST_P(Menus, NameEveryActionInBothLanguagesAndUseEachKeyOnce) {
  std::set<int> keys;
  for (const Action& action : actions()) {
    EXPECT_FALSE(action.name.en.empty());
    EXPECT_FALSE(action.name.zh.empty());
    if (action.keys != 0) {
      EXPECT_TRUE(keys.insert(action.keys).second) << action.id;
    }
  }
}

TEST_P(Menus, OpenEveryExample) {
  robot.click("rail.section.examples");
  for (const Preset& preset : presets()) {
    robot.click("preset." + std::string(preset.id));
    EXPECT_EQ(robot.session(), preset.session) << preset.id;
  }
}

TEST_P(Menus, ShowAndHideEveryFigure) {
  robot.resize({1440, 2400});  // the list has a place for every figure
  robot.click("rail.section.figures");
  for (const Figure& figure : catalogue()) {
    const std::string id(figure.id);
    const bool was_shown = robot.sees(id);
    robot.click("figure." + id);
    EXPECT_NE(robot.sees(id), was_shown) << id;
    robot.click("figure." + id);
    EXPECT_EQ(robot.sees(id), was_shown) << id;
  }
}

TEST_P(Menus, OpenThePaletteFromTheSearchField) {
  robot.click("rail.search");
  EXPECT_TRUE(robot.sees("palette"));
}

TEST_P(Menus, SearchThePaletteInEitherLanguage) {
  for (const char* typed : {"learning race", "损失 赛跑"}) {
    Robot fresh(GetParam());
    fresh.press(ImGuiMod_Ctrl | ImGuiKey_P);
    fresh.type(typed);
    fresh.press(ImGuiKey_Enter);
    ASSERT_TRUE(fresh.desk().view.maximized) << typed;
    EXPECT_EQ(fresh.desk().view.figures[*fresh.desk().view.maximized].id, "race") << typed;
  }
}

// The names of the rows of the palette, from top to bottom.
std::vector<std::string> rows_found(Robot& robot) {
  std::vector<std::string> rows;
  for (const std::string& name : robot.names()) {
    if (name.starts_with("found.")) rows.push_back(name);
  }
  std::sort(rows.begin(), rows.end(), [&](const std::string& a, const std::string& b) {
    return robot.find(a).low.y < robot.find(b).low.y;
  });
  return rows;
}

TEST_P(Menus, OpenTheStepWhoseTextHasTheWords) {
  robot.desk().course.lessons = lessons();
  robot.press(ImGuiMod_Ctrl | ImGuiKey_P);
  robot.type("PyTorch");
  const std::vector<std::string> rows = rows_found(robot);
  const auto passage =
      std::find_if(rows.begin(), rows.end(), [](const std::string& r) { return r.starts_with("found.2."); });
  ASSERT_NE(passage, rows.end());
  robot.click(*passage);
  ASSERT_TRUE(robot.desk().course.open);
  const OpenLesson& open = *robot.desk().course.open;
  EXPECT_EQ(*passage, "found.2." + std::to_string(open.number) + "." + std::to_string(open.step));
}

TEST_P(Menus, ChooseARowOfThePaletteWithTheKeys) {
  robot.desk().course.lessons = lessons();
  robot.press(ImGuiMod_Ctrl | ImGuiKey_P);
  robot.type("softmax");
  const std::vector<std::string> rows = rows_found(robot);
  const auto second_lesson = std::find_if(rows.begin() + 1, rows.end(),
                                          [](const std::string& r) { return r.starts_with("found.1."); });
  ASSERT_NE(second_lesson, rows.end());
  for (auto row = rows.begin(); row != second_lesson; ++row) robot.press(ImGuiKey_DownArrow);
  robot.press(ImGuiKey_Enter);
  ASSERT_TRUE(robot.desk().course.open);
  EXPECT_EQ(*second_lesson, "found.1." + std::to_string(robot.desk().course.open->number) + ".0");
}

TEST_P(Menus, SayWhatToDoWhereNothingIsFound) {
  robot.press(ImGuiMod_Ctrl | ImGuiKey_P);
  robot.type("qwrtzpsd");
  EXPECT_TRUE(rows_found(robot).empty());
  const std::string advice = GetParam() == Language::English ? "Try fewer words" : "换一个词";
  EXPECT_NE(robot.screen().find(advice), std::string::npos);
  robot.press(ImGuiKey_Enter);
  EXPECT_TRUE(robot.sees("palette"));
}

TEST_P(Menus, CloseOnEscape) {
  robot.press(ImGuiMod_Ctrl | ImGuiKey_P);
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(robot.sees("palette"));
  robot.click("menu.file");
  EXPECT_TRUE(robot.sees("quit"));
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(robot.sees("quit"));
  EXPECT_FALSE(robot.desk().view.quit);
  robot.press(ImGuiKey_F1);
  EXPECT_TRUE(robot.desk().view.help_open);
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(robot.desk().view.help_open);
  EXPECT_FALSE(robot.desk().view.quit);
}

TEST_P(Menus, HelpFindsAKeyByItsNameAndByWhatItDoes) {
  for (const std::string typed : {"F6", "play or pause", "播放或暂停"}) {
    robot.press(ImGuiKey_F1);
    robot.type_into("help.search", typed);
    const std::string found = robot.screen();
    EXPECT_NE(found.find(Text("Play or pause", "播放或暂停").in(GetParam())), std::string::npos) << typed;
    EXPECT_EQ(found.find("Ctrl+Shift+Z"), std::string::npos) << typed;
    robot.click("help.close");
    EXPECT_FALSE(robot.desk().view.help_open);
  }
  robot.press(ImGuiKey_F1);
  robot.type_into("help.search", "no such key");
  EXPECT_NE(robot.screen().find("Ctrl+P"), std::string::npos) << "what to do instead";
}

TEST_P(Menus, TheGlossaryFindsATermAndLeadsToItsLessonAndItsFigure) {
  robot.desk().course.lessons = lessons();
  robot.press(ImGuiMod_Ctrl | ImGuiKey_P);
  robot.type(Text("gibbs' inequality", "吉布斯不等式").in(GetParam()));
  robot.press(ImGuiKey_Enter);
  robot.frames(2);
  const auto terms = glossary();
  const auto gibbs =
      std::find_if(terms.begin(), terms.end(), [](const Term& t) { return t.lesson == "gibbs"; });
  const std::string number = std::to_string(gibbs - terms.begin());
  EXPECT_TRUE(robot.sees("glossary.lesson." + number));
  EXPECT_FALSE(robot.sees("glossary.lesson.0")) << "what was not searched for";
  robot.click("glossary.lesson." + number);
  ASSERT_TRUE(robot.desk().course.open);
  EXPECT_EQ(open_lesson_of(robot.desk()).id, "gibbs");
  EXPECT_FALSE(robot.desk().view.glossary_open);
  robot.click("rail.glossary");
  robot.frames(2);
  robot.click("glossary.figure.0");
  ASSERT_TRUE(robot.desk().view.maximized);
  EXPECT_EQ(robot.desk().figures()[*robot.desk().view.maximized].id, terms[0].figure);
}

TEST_P(Menus, TheGlossaryHandsAWordToTheSearch) {
  for (const bool by_key : {false, true}) {
    robot.click("rail.glossary");
    robot.frames(2);
    robot.type_into("glossary.search", "no such term");
    robot.frames(2);
    by_key ? robot.press(ImGuiMod_Ctrl | ImGuiKey_P) : robot.click("glossary.search lessons");
    robot.frames(3);
    EXPECT_FALSE(robot.desk().view.glossary_open) << by_key;
    ASSERT_TRUE(robot.sees("palette")) << by_key;
    EXPECT_EQ(robot.desk().view.palette_text, "no such term") << by_key;
    robot.press(ImGuiKey_Escape);
    robot.frames(2);
  }
}

TEST_P(Menus, AreReachableByKeyboard) {
  std::set<std::string> reached;
  for (int i = 0; i < 400; ++i) {
    robot.press(ImGuiKey_Tab);
    reached.insert(robot.focused());
  }
  for (const char* name : {"rail.search", "slider.logit.0", "value.logit.2", "slider.temperature",
                           "count.more", "name.1", "label.1"})
    EXPECT_TRUE(reached.contains(name)) << name;
}

TEST_P(Menus, ThePaletteOffersOnlyWhatIsPossible) {
  const Session before = robot.session();
  for (const Action& action : actions()) {
    if (action.possible == nullptr || action.possible(robot.desk())) continue;
    robot.press(ImGuiMod_Ctrl | ImGuiKey_P);
    robot.frames(2);
    robot.type(action.name.in(GetParam()));
    robot.press(ImGuiKey_Enter);
    robot.press(ImGuiKey_Escape);
    EXPECT_EQ(robot.session(), before) << action.id;
    EXPECT_FALSE(robot.desk().presentation) << action.id;
    EXPECT_FALSE(robot.desk().view.quit) << action.id;
  }
}

bool shows_message() {
  const ImGuiWindow* window = ImGui::FindWindowByName("message");
  return window != nullptr && window->Active && !window->Hidden;
}

// No event follows that would cause another frame.
TEST(Message, IsShownBeforeTheProgramSleeps) {
  Robot robot(Language::English);
  robot.desk().notify(Text("Saved", "已存"));
  int frames = 0;
  do {
    robot.frames(1);
  } while (robot.workbench().seconds_to_next_frame() <= 0 && ++frames < 10);
  EXPECT_TRUE(shows_message());
  EXPECT_GT(robot.workbench().seconds_to_next_frame(), 4);
}

TEST(Message, StaysVisibleHoweverLongTheWorkBeforeItTook) {
  Robot robot(Language::English);
  robot.desk().notify(Text("Saved", "已存"));
  robot.frame(60);
  robot.frames(1);
  EXPECT_TRUE(shows_message());
  robot.let_pass(4.5);
  EXPECT_TRUE(shows_message());
  robot.let_pass(1);
  EXPECT_FALSE(shows_message());
}

}  // namespace
}  // namespace surprisal::test
