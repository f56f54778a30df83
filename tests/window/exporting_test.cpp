// Checks that the export dialog writes what it shows and the same bytes as the command line, asks before it
// overwrites, reports errors, can be cancelled, and remembers its choices.
#include "desk/exporting.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "../languages.h"
#include "desk/export_plan.h"
#include "desk/files.h"
#include "desk/lesson_steps.h"
#include "desk/settings_file.h"
#include "robot.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;
using Choices = ExportChoices;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string answer_of(const std::string& command) {
  std::string answer;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  char part[4096];
  for (std::size_t count; (count = fread(part, 1, sizeof part, pipe)) > 0;) answer.append(part, count);
  pclose(pipe);
  return answer;
}

// Empty, or one line about panels that do not fit.
bool says_at_most_what_is_left_out(const std::string& said) {
  return said.empty() ||
         (said.find("not fit this size") != std::string::npos && said.find('\n') == said.size() - 1);
}

std::uint32_t number_at(const std::string& png, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png[at + i]);
  return value;
}

class Exporting : public testing::TestWithParam<Language> {
 protected:
  Exporting() {
    std::string name = (fs::temp_directory_path() / "surprisal-test-XXXXXX").string();
    folder = mkdtemp(name.data());
    open();
  }
  ~Exporting() override {
    std::error_code none;
    fs::remove_all(folder, none);
  }

  void open(const std::string& figure = "sigmoid") {
    open_export(robot.desk(), figure);
    robot.desk().settings.exporting->folder = folder.string();
    robot.frames(4);
  }
  Choices& choices() { return *robot.desk().settings.exporting; }
  ExportDialog& dialog() { return *robot.desk().export_dialog; }
  bool is_open() { return robot.desk().export_dialog.has_value(); }
  bool runs() { return is_open() && dialog().run != nullptr; }

  void wait_for_end() {  // if it never ends, ctest's time limit applies
    while (runs()) robot.frames(1);
    robot.frames(2);
  }
  void start() {
    robot.frames(2);
    robot.click("export.start");
    wait_for_end();
  }
  // Picks an entry of the list that opens under a control. ImGui does not name the entries, so `rows` gives
  // the distance.
  void pick_under(const std::string& control, const std::string& entry, float rows = 1) {
    const ImVec2 above = robot.find(control).middle();
    const ImVec2 field = {above.x, above.y + rows * ImGui::GetFrameHeightWithSpacing()};
    const ImVec2 list = {field.x, field.y + 80};
    robot.click(field);
    robot.wheel(list, 50);
    robot.scroll_to(entry, list);
    robot.wheel(list, -1);  // in case only its edge was visible
    robot.click(entry);
  }
  void name_it(const std::string& name) {
    robot.click("export.name");
    robot.press(ImGuiMod_Ctrl | ImGuiKey_A);
    if (name.empty())
      robot.press(ImGuiKey_Delete);
    else
      robot.type(name);
  }
  bool screen_says(const std::string& words) { return robot.screen().find(words) != std::string::npos; }
  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
  }

  Robot robot{GetParam(), {1700, 1100}};
  fs::path folder;
};

INSTANTIATE_TEST_SUITE_P(InBothLanguages, Exporting, testing::Values(Language::English, Language::Chinese));

TEST_P(Exporting, OpensWithTheFigureWhoseMenuWasUsed) {
  robot.press(ImGuiKey_Escape);
  ASSERT_FALSE(is_open());
  robot.right_click("gradients");
  robot.click("export.this");
  ASSERT_TRUE(is_open());
  EXPECT_EQ(dialog().figure, "gradients");
  EXPECT_TRUE(robot.sees("export.name"));
}

TEST_P(Exporting, AcceptsEveryChoice) {
  const auto clicked = [&](const char* name, auto Choices::*member, auto wanted) {
    robot.click(name);
    EXPECT_EQ(choices().*member, wanted) << name;
  };
  clicked("export.which.1", &Choices::which, Choices::Which::Shown);
  clicked("export.which.2", &Choices::which, Choices::Which::All);
  clicked("export.which.3", &Choices::which, Choices::Which::Ticked);
  robot.click("export.tick.activations");
  EXPECT_EQ(choices().ticked, std::set<std::string>{"activations"});
  robot.click("export.tick.activations");
  EXPECT_TRUE(choices().ticked.empty());
  clicked("export.which.0", &Choices::which, Choices::Which::One);
  pick_under("export.which.0", "export.figure.race");
  EXPECT_EQ(dialog().figure, "race");
  clicked("export.ending.1", &Choices::ending, Choices::Ending::Svg);
  clicked("export.ending.2", &Choices::ending, Choices::Ending::Pdf);
  clicked("export.ending.3", &Choices::ending, Choices::Ending::Csv);
  clicked("export.ending.0", &Choices::ending, Choices::Ending::Png);
  robot.type_into("export.width", "640");
  robot.type_into("export.height", "400");
  EXPECT_EQ(choices().width, 640);
  EXPECT_EQ(choices().height, 400);
  robot.type_into("export.scale", "2");
  EXPECT_EQ(choices().scale, 2);
  clicked("export.unit.1", &Choices::unit, Choices::Unit::Centimetres);
  robot.type_into("export.width", "12.5");
  robot.type_into("export.height", "8");
  robot.type_into("export.dots", "150");
  EXPECT_EQ(choices().width_cm, 12.5);
  EXPECT_EQ(choices().height_cm, 8);
  EXPECT_EQ(choices().dots_per_inch, 150);
  clicked("export.unit.0", &Choices::unit, Choices::Unit::Pixels);
  EXPECT_EQ(choices().width, 640);
  clicked("export.theme.1", &Choices::theme, ThemeName::Dark);
  clicked("export.theme.2", &Choices::theme, ThemeName::Contrast);
  clicked("export.theme.0", &Choices::theme, ThemeName::Light);
  clicked("export.language.1", &Choices::language, Language::Chinese);
  clicked("export.language.0", &Choices::language, Language::English);
  clicked("export.title", &Choices::titled, false);
  clicked("export.caption", &Choices::captioned, true);
  clicked("export.transparent", &Choices::transparent, true);

  clicked("export.what.1", &Choices::what, Choices::What::Animation);
  clicked("export.moves.2", &Choices::moves, Choices::Moves::Step);
  clicked("export.moves.1", &Choices::moves, Choices::Moves::Slider);
  pick_under("export.moves.1", "export.figure.coin");
  EXPECT_EQ(dialog().figure, "coin");
  pick_under("export.moves.1", "export.slider.temperature", 2);
  EXPECT_EQ(choices().slider, "temperature");
  clicked("export.moves.0", &Choices::moves, Choices::Moves::Race);
  robot.type_into("export.seconds", "2");
  robot.type_into("export.rate", "10");
  EXPECT_EQ(choices().seconds, 2);
  EXPECT_EQ(choices().per_second, 10);
  clicked("export.loops", &Choices::loops, false);
  clicked("export.form.1", &Choices::form, Choices::MovingForm::Pngs);
  clicked("export.form.0", &Choices::form, Choices::MovingForm::Gif);
  clicked("export.what.0", &Choices::what, Choices::What::Picture);
  EXPECT_EQ(entries(), 0);
}

TEST_P(Exporting, ReachesEveryControlByKeyboard) {
  for (const bool animation : {false, true}) {
    choices().what = animation ? Choices::What::Animation : Choices::What::Picture;
    choices().moves = Choices::Moves::Slider;
    choices().unit = Choices::Unit::Centimetres;
    robot.frames(2);
    std::set<std::string> reached;
    for (int i = 0; i < 60; ++i) {
      robot.press(ImGuiKey_Tab);
      reached.insert(robot.focused());
    }
    for (const std::string& name : robot.names()) {
      const bool is_disabled = animation && name == "export.transparent";
      if (name.starts_with("export.") && !is_disabled) {
        EXPECT_TRUE(reached.contains(name)) << name;
      }
    }
    EXPECT_TRUE(reached.contains("export.start"));
  }
}

TEST_P(Exporting, WritesTheSameBytesAsTheCommandLine) {
  const std::string lang = GetParam() == Language::Chinese ? "zh" : "en";
  Session session = robot.session();
  set_logit(session, 0, 2.25);
  robot.desk().edit(session, {"a change", "一个改动"});
  choices().width = 720;
  choices().height = 450;
  choices().theme = ThemeName::Dark;
  for (const bool plain : {true, false}) {
    choices().transparent = !plain;
    choices().captioned = !plain;
    for (const Choices::Ending ending :
         {Choices::Ending::Png, Choices::Ending::Svg, Choices::Ending::Pdf, Choices::Ending::Csv}) {
      choices().ending = ending;
      const std::string suffix(ending_of(choices()));
      const fs::path by_command = folder / ("command" + suffix);
      const std::string said =
          answer_of(std::string(SURPRISAL_PROGRAM) + " export sigmoid -o " + by_command.string() +
                    " --size 720x450 --theme dark --set logits=2.25,1,-3 --lang " + lang +
                    (plain ? "" : " --transparent --caption"));
      ASSERT_TRUE(says_at_most_what_is_left_out(said)) << said;
      name_it("dialog");
      start();
      EXPECT_EQ(dialog().fault, "");
      EXPECT_FALSE(content(by_command).empty());
      EXPECT_EQ(content(folder / ("dialog" + suffix)), content(by_command)) << suffix << plain;
      fs::remove(folder / ("dialog" + suffix));
    }
  }
}

TEST_P(Exporting, WritesTheSameBytesAsTheCommandLineForAPaper) {
  const std::string lang = GetParam() == Language::Chinese ? "zh" : "en";
  choices().unit = Choices::Unit::Centimetres;
  choices().width_cm = 8.5;
  choices().height_cm = 5.5;
  choices().dots_per_inch = 200;
  choices().titled = false;
  for (const Choices::Ending ending : {Choices::Ending::Png, Choices::Ending::Svg, Choices::Ending::Pdf}) {
    choices().ending = ending;
    const std::string suffix(ending_of(choices()));
    const fs::path by_command = folder / ("command" + suffix);
    const std::string said =
        answer_of(std::string(SURPRISAL_PROGRAM) + " export sigmoid -o " + by_command.string() +
                  " --size 8.5x5.5cm --dpi 200 --no-title --lang " + lang);
    ASSERT_TRUE(says_at_most_what_is_left_out(said)) << said;
    name_it("dialog");
    start();
    EXPECT_FALSE(content(by_command).empty());
    EXPECT_EQ(content(folder / ("dialog" + suffix)), content(by_command)) << suffix;
    fs::remove(folder / ("dialog" + suffix));
  }
}

TEST_P(Exporting, OffersCommonSizes) {
  for (const SizePreset& preset : size_presets()) {
    pick_under("export.unit.0", "export.preset." + std::string(preset.id), -1);
    robot.frames(2);
    EXPECT_TRUE(is_chosen(choices(), preset)) << preset.id;
    EXPECT_EQ(style_of(choices()).format, preset.format) << preset.id;
    EXPECT_TRUE(screen_says(preset.name.in(GetParam()))) << preset.id;
    EXPECT_TRUE(export_fault(robot.desk()).empty()) << preset.id;
  }
}

TEST_P(Exporting, WritesCentimetresAtAResolution) {
  choices().unit = Choices::Unit::Centimetres;
  choices().width_cm = 12;
  choices().height_cm = 9;
  choices().dots_per_inch = 200;
  start();
  const std::string png = content(folder / "sigmoid.png");
  ASSERT_GT(png.size(), 100u);
  EXPECT_EQ(number_at(png, 16), std::lround(12 / 2.54 * 200));
  EXPECT_EQ(number_at(png, 20), std::lround(9 / 2.54 * 200));
  EXPECT_EQ(number_at(png, png.find("pHYs") + 4), std::lround(200 / 0.0254));
}

TEST_P(Exporting, WritesTheChosenFigures) {
  choices().ending = Choices::Ending::Csv;
  const auto names_in = [&](const std::string& sub) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder / sub)) names.insert(entry.path().stem().string());
    return names;
  };
  const auto export_into = [&](const std::string& sub) {
    choices().folder = (folder / sub).string();
    start();
    EXPECT_EQ(dialog().written, folder / sub);
    return names_in(sub);
  };
  choices().which = Choices::Which::All;
  std::set<std::string> all;
  for (const Figure& figure : catalogue()) all.emplace(figure.id);
  EXPECT_EQ(export_into("all"), all);
  choices().which = Choices::Which::Ticked;
  choices().ticked = {"race", "coin", "of another version"};
  EXPECT_EQ(export_into("ticked"), (std::set<std::string>{"coin", "race"}));
  choices().which = Choices::Which::Shown;
  std::set<std::string> shown;
  for (const FigureView& view : robot.desk().figures()) shown.insert(view.id);
  EXPECT_EQ(export_into("shown"), shown);
}

TEST_P(Exporting, WritesTheZoomedView) {
  choices().ending = Choices::Ending::Csv;
  start();
  const std::string whole = content(folder / "sigmoid.csv");
  robot.press(ImGuiKey_Escape);
  robot.wheel(robot.find("sigmoid").middle(), 3);
  open();
  name_it("zoomed");
  start();
  EXPECT_NE(content(folder / "zoomed.csv"), whole);
  EXPECT_FALSE(content(folder / "zoomed.csv").empty());
}

TEST_P(Exporting, AsksBeforeItOverwrites) {
  put(folder / "mine.png", "old");
  robot.type_into("export.name", "mine");
  ASSERT_FALSE(runs());
  EXPECT_TRUE(screen_says("mine.png"));
  EXPECT_EQ(content(folder / "mine.png"), "old");
  robot.click("export.cancel");
  EXPECT_FALSE(robot.sees("export.overwrite"));
  EXPECT_EQ(content(folder / "mine.png"), "old");

  robot.click("export.start");
  ASSERT_TRUE(robot.sees("export.overwrite"));
  robot.click("export.caption");  // a changed picture invalidates the question
  EXPECT_FALSE(robot.sees("export.overwrite"));

  robot.click("export.start");
  robot.click("export.overwrite");
  wait_for_end();
  EXPECT_TRUE(content(folder / "mine.png").starts_with("\x89PNG"));
  EXPECT_EQ(entries(), 1);
}

TEST_P(Exporting, AsksOnceForSeveralFiles) {
  put(folder / "race.csv", "old");
  put(folder / "coin.csv", "old");
  choices().ending = Choices::Ending::Csv;
  choices().which = Choices::Which::All;
  robot.frames(2);
  robot.click("export.start");
  EXPECT_EQ(dialog().files_to_replace, 2u);
  const std::string all = std::to_string(catalogue().size());
  EXPECT_TRUE(screen_says(GetParam() == Language::Chinese ? "这 " + all + " 个文件中有 2 个已存在"
                                                          : "2 of these " + all + " files"));
  robot.click("export.overwrite");
  wait_for_end();
  EXPECT_EQ(static_cast<std::size_t>(entries()), catalogue().size());
  EXPECT_NE(content(folder / "race.csv"), "old");
}

TEST_P(Exporting, ShowsErrorsAndStaysOpen) {
  choices().folder = (folder / "missing").string();
  start();
  const std::string fault = robot.desk().say(dialog().fault);
  EXPECT_NE(fault.find("missing"), std::string::npos) << fault;
  EXPECT_TRUE(test::is_in_both_languages(dialog().fault));
  EXPECT_TRUE(screen_says(fault.substr(0, fault.find(' '))));
  EXPECT_TRUE(dialog().written.empty());
  put(folder / "file", "");
  choices().folder = (folder / "file").string();
  choices().which = Choices::Which::All;
  start();
  EXPECT_FALSE(dialog().fault.empty());
  choices().folder = "/proc/surprisal";
  start();
  EXPECT_FALSE(dialog().fault.empty());
  choices().which = Choices::Which::One;
  choices().folder = folder.string();  // now the export works
  start();
  EXPECT_EQ(dialog().fault, "");
  EXPECT_EQ(dialog().written, folder / "sigmoid.png");
}

TEST_P(Exporting, RejectsInvalidSizes) {
  for (const bool animation : {false, true}) {
    choices().what = animation ? Choices::What::Animation : Choices::What::Picture;
    for (const double side : {0.0, 15.0, 1e6}) {
      choices().width = side;
      robot.frames(2);
      const std::string fault = export_fault(robot.desk()).in(GetParam());
      EXPECT_TRUE(!fault.empty() && screen_says(fault)) << side;
      robot.click("export.start");
      robot.type_into("export.name", "refused");
      EXPECT_FALSE(runs());
    }
  }
  choices().width = choices().height = 30000;
  EXPECT_FALSE(export_fault(robot.desk()).empty());
  EXPECT_EQ(entries(), 0);
}

// Each file has 132 MB of pixels, so there is enough time to cancel.
TEST_P(Exporting, ShowsProgressAndLeavesNoFilesWhenCancelled) {
  for (const bool by_escape : {false, true}) {
    choices().which = Choices::Which::All;
    choices().width = 7680;
    choices().height = 4320;
    choices().folder = (folder / "new").string();
    robot.frames(2);
    robot.click("export.start");
    robot.let_pass(1);
    ASSERT_TRUE(runs());
    EXPECT_TRUE(screen_says(" %"));
    EXPECT_FALSE(robot.sees("export.start"));
    if (by_escape)
      robot.press(ImGuiKey_Escape);
    else
      robot.click("export.cancel");
    wait_for_end();
    EXPECT_EQ(is_open(), !by_escape);
    EXPECT_EQ(entries(), 0);
  }
}

TEST_P(Exporting, CopiesThePath) {
  EXPECT_FALSE(robot.sees("export.copy"));
  start();
  EXPECT_TRUE(screen_says((folder / "sigmoid.png").string()));
  robot.click("export.copy");
  EXPECT_EQ(robot.clipboard(), (folder / "sigmoid.png").string());
  robot.type_into("export.width", "500");
  EXPECT_FALSE(robot.sees("export.copy"));  // the picture has changed
}

TEST_P(Exporting, RemembersTheChoicesInTheSettings) {
  robot.click("export.ending.2");
  robot.click("export.caption");
  robot.type_into("export.width", "777");
  robot.click("export.close");
  const Result<Settings> kept = settings_from_toml(to_toml(robot.desk().settings));
  ASSERT_TRUE(kept);
  Robot later(GetParam());
  later.desk().settings = *kept;
  later.press(ImGuiMod_Ctrl | ImGuiKey_E);
  ASSERT_TRUE(later.desk().export_dialog);
  EXPECT_EQ(export_choices(later.desk()).ending, Choices::Ending::Pdf);
  EXPECT_EQ(export_choices(later.desk()).width, 777);
  EXPECT_TRUE(export_choices(later.desk()).captioned);
  EXPECT_EQ(export_choices(later.desk()).folder, folder.string());
}

TEST_P(Exporting, ClosesForTheQuestionAboutUnsavedWork) {
  Session session = robot.session();
  set_logit(session, 0, 2.25);
  robot.desk().edit(session, {"a change", "一个改动"});
  leave(robot.desk());  // like the window's close button
  robot.frames(4);
  EXPECT_FALSE(is_open());
  EXPECT_TRUE(robot.sees("leaving.stay"));
}

TEST_P(Exporting, ChoosesTheFolderInItsOwnDialog) {
  fs::create_directory(folder / "inner");
  robot.click("export.choose");
  ASSERT_TRUE(robot.desk().file_dialog);
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(robot.desk().file_dialog);
  ASSERT_TRUE(is_open());
  robot.click("export.choose");
  robot.click("file.inner");
  robot.click("file.done");
  EXPECT_FALSE(robot.desk().file_dialog);
  EXPECT_EQ(choices().folder, (folder / "inner").string());
  start();
  EXPECT_TRUE(fs::exists(folder / "inner/sigmoid.png"));
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(is_open());
  EXPECT_FALSE(robot.desk().view.quit);
}

TEST_P(Exporting, NamesTheFileAfterTheFigureUntilANameIsTyped) {
  EXPECT_EQ(dialog().name, "sigmoid");
  pick_under("export.which.0", "export.figure.race");
  robot.frames(2);
  EXPECT_EQ(dialog().name, "race");
  robot.type_into("export.name", "my.v2.png");
  wait_for_end();
  EXPECT_TRUE(fs::exists(folder / "my.v2.png"));
  robot.click("export.ending.1");
  name_it("");
  EXPECT_FALSE(export_fault(robot.desk()).empty());
}

TEST_P(Exporting, ShowsThePictureInItsProportions) {
  choices().width = 400;
  choices().height = 800;
  choices().captioned = true;
  choices().theme = ThemeName::Contrast;
  robot.frames(3);
  ASSERT_TRUE(robot.workbench().export_preview().shown());
  const Scene wanted = scene_of(*find_figure("sigmoid"), find_figure("sigmoid")->build(robot.session()), {},
                                style_of(choices()), robot.ui().fonts);
  EXPECT_EQ(robot.workbench().export_preview().shown()->scene.frame.width, 400);
  EXPECT_EQ(robot.workbench().export_preview().shown()->scene.frame.height, 800);
  EXPECT_EQ(robot.workbench().export_preview().shown()->scene.shapes.size(), wanted.shapes.size());
  choices().ending = Choices::Ending::Csv;
  robot.frames(3);
  EXPECT_EQ(
      robot.workbench().export_preview().shown()->numbers,
      *figure_file(*find_figure("sigmoid"), robot.session(), {}, style_of(choices()), robot.ui().fonts));
}

// ---- animations

int gif_frames(const fs::path& gif) {
  const std::string bytes = content(gif);
  int count = 0;
  const std::string control = "\x21\xF9\x04";
  for (std::size_t at = bytes.find(control); at != std::string::npos; at = bytes.find(control, at + 1))
    count += bytes[at + 7] == 0 && bytes[at + 8] == '\x2C' ? 1 : 0;
  return bytes.starts_with("GIF89a") && bytes.ends_with('\x3B') ? count : 0;
}

TEST_P(Exporting, WritesATrainingRunAsAnAnimation) {
  open("weights");
  choices().what = Choices::What::Animation;
  choices().width = 320;
  choices().height = 200;
  choices().seconds = 0.5;
  choices().per_second = 10;
  robot.frames(2);
  const Writing writing = plan_export(robot.desk());
  const std::vector<Session>& frames = std::get<AnimationToWrite>(writing).animation.frames;
  std::vector<int> steps;
  for (const Session& frame : frames) steps.push_back(frame.digits.steps);
  EXPECT_EQ(steps, (std::vector<int>{0, 75, 150, 225, 300}));
  start();
  EXPECT_EQ(gif_frames(dialog().written), 5);
}

TEST_P(Exporting, WritesTheRaceAsAnAnimation) {
  robot.click("export.what.1");
  choices().seconds = 1;
  choices().per_second = 8;
  choices().width = 320;
  choices().height = 200;
  start();
  EXPECT_EQ(dialog().written, folder / "race.gif");
  EXPECT_EQ(gif_frames(folder / "race.gif"), 8);

  choices().form = Choices::MovingForm::Pngs;
  start();
  EXPECT_EQ(dialog().written, folder / "race");
  for (const auto& [frame, shown] : {std::pair{"frame-0001.png", 0}, std::pair{"frame-0008.png", 300}}) {
    Session session = robot.session();
    set_race_shown(session, shown);
    EXPECT_EQ(content(folder / "race" / frame),
              *figure_file(*find_figure("race"), session, {}, style_of(choices()), robot.ui().fonts));
  }
  EXPECT_FALSE(fs::exists(folder / "race/frame-0009.png"));
}

TEST_P(Exporting, WritesASliderFromEndToEnd) {
  choices().what = Choices::What::Animation;
  choices().moves = Choices::Moves::Slider;
  choices().slider = "logit.1";
  EXPECT_EQ(session_at(robot.desk(), 0).logits[1], -10);
  EXPECT_EQ(session_at(robot.desk(), 0.5).logits[1], 0);
  EXPECT_EQ(session_at(robot.desk(), 1).logits[1], 10);
  choices().slider = "temperature";
  EXPECT_DOUBLE_EQ(session_at(robot.desk(), 0).temperature, kLowestTemperature);
  EXPECT_DOUBLE_EQ(session_at(robot.desk(), 1).temperature, kHighestTemperature);
  EXPECT_EQ(robot.session(), Session{});
  choices().seconds = 0.5;
  choices().per_second = 10;
  choices().width = 320;
  choices().height = 200;
  start();
  EXPECT_EQ(gif_frames(folder / "sigmoid.gif"), 5);
}

TEST_P(Exporting, WritesTheStepOfALesson) {
  choices().what = Choices::What::Animation;
  choices().moves = Choices::Moves::Step;
  EXPECT_FALSE(export_fault(robot.desk()).empty());  // no lesson is open
  robot.press(ImGuiKey_Escape);
  robot.desk().course.lessons = lessons();
  open_lesson_called(robot.desk(), "softmax");
  robot.let_pass(1);
  const std::size_t steps = open_lesson_of(robot.desk()).steps.size();
  bool moved = false;
  for (std::size_t step = 0; step < steps; ++step) {
    go_to_step(robot.desk(), step);
    robot.let_pass(1);
    open(robot.desk().figures().front().id);
    const bool can = export_fault(robot.desk()).empty();
    if (step == 0) {
      EXPECT_FALSE(can);
    }
    if (can) {
      EXPECT_EQ(session_at(robot.desk(), 1), open_step_of(robot.desk()).session);
      EXPECT_NE(session_at(robot.desk(), 0), session_at(robot.desk(), 1));
      moved = true;
    }
    robot.press(ImGuiKey_Escape);
  }
  EXPECT_TRUE(moved);
}

TEST_P(Exporting, RejectsInvalidDurations) {
  choices().what = Choices::What::Animation;
  for (const auto& [seconds, rate] :
       {std::pair{0.0, 20.0}, {1e6, 20.0}, {2.0, 0.0}, {2.0, 1e6}, {-1.0, 20.0}}) {
    choices().seconds = seconds;
    choices().per_second = rate;
    robot.frames(3);
    EXPECT_FALSE(export_fault(robot.desk()).empty()) << seconds << " " << rate;
  }
}

}  // namespace
}  // namespace surprisal::test
