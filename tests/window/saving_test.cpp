// Checks that nothing is lost: settings survive a restart, even if their file is damaged; sessions survive in
// files and as a line of text; unsaved work survives a crash.
#include <imgui_internal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include "../languages.h"
#include "desk/auto_save.h"
#include "desk/files.h"
#include "desk/lesson_steps.h"
#include "robot.h"
#include "session/session_file.h"
#include "session/setters.h"
#include "testing.h"
#include "ui/widgets.h"

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

Settings unusual_settings() {
  Settings settings;
  settings.theme = ThemeName::Contrast;
  settings.language = Language::Chinese;
  settings.scale = 1.3f;
  settings.reduced_motion = true;
  settings.seen_lessons = {"softmax", "a \"quoted\" one"};
  settings.web_address = "https://example.org/交叉熵/?a=\"1\"";
  settings.review_results = {{"review-losses", 5}, {"review-a \"quoted\" one", 0}};
  settings.last_folder = "/somewhere/with \\ and 中文";
  settings.recent_files = {"/a/b.surprisal", "/c.surprisal"};
  settings.window = WindowPlace{-40, 12, 900, 700, true};
  ExportChoices choices;
  choices.what = ExportChoices::What::Animation;
  choices.which = ExportChoices::Which::Ticked;
  choices.ticked = {"race", "gibbs"};
  choices.ending = ExportChoices::Ending::Csv;
  choices.unit = ExportChoices::Unit::Centimetres;
  choices.width = 1e6;  // only the dialog rejects it
  choices.height = 0;
  choices.width_cm = 8.25;
  choices.height_cm = 0.1;
  choices.dots_per_inch = 600;
  choices.theme = ThemeName::Dark;
  choices.language = Language::Chinese;
  choices.transparent = true;
  choices.captioned = true;
  choices.folder = "~/图 \"a\"";
  choices.moves = ExportChoices::Moves::Step;
  choices.slider = "temperature";
  choices.seconds = 2.5;
  choices.per_second = 12;
  choices.loops = false;
  choices.form = ExportChoices::MovingForm::Pngs;
  settings.exporting = choices;
  return settings;
}

// The program from start to end, without a display. Destroying it without calling `end` simulates a crash.
class Program {
 public:
  explicit Program(const fs::path& folder, Language language = Language::English)
      : robot(language, {1600, 1000}),
        auto_save_(folder / "config", folder / "state", settings_in(language)) {
    auto_save_.load_into(robot.desk());
    update();
  }

  void update(int frames = 4) {
    for (int i = 0; i < frames; ++i) {
      robot.frames(1);
      auto_save_.update(robot.desk(), time_ += 1.0 / 60);
    }
  }
  // Passes time for the automatic saving, with enough frames for transitions to end.
  void let_pass(double seconds) {
    update(30);
    constexpr double kStep = 0.25;
    for (double passed = 0.5; passed < seconds; passed += kStep) {
      robot.frames(1);
      auto_save_.update(robot.desk(), time_ += kStep);
    }
  }
  double seconds_left() { return auto_save_.seconds_left(time_); }
  void end() { auto_save_.finish(robot.desk()); }

  void work(double logit) {
    Session next = robot.session();
    set_logit(next, 0, logit);
    robot.desk().edit(next, {"a change", "一个改动"});
    update();
  }

  Robot robot;

 private:
  static Settings settings_in(Language language) {
    Settings settings;
    settings.language = language;
    return settings;
  }

  AutoSave auto_save_;
  double time_ = 0;
};

class SavingTest : public testing::Test {
 protected:
  SavingTest() {
    std::string name = (fs::temp_directory_path() / "surprisal-test-XXXXXX").string();
    folder = mkdtemp(name.data());
  }
  ~SavingTest() override {
    std::error_code none;
    fs::remove_all(folder, none);
  }

  fs::path settings_file() const { return folder / "config/settings.toml"; }
  int snapshots() const {
    std::error_code none;
    int count = 0;
    for (const auto& entry : fs::directory_iterator(folder / "state", none))
      count += entry.path().extension() == ".surprisal" ? 1 : 0;
    return count;
  }

  fs::path folder;
};

using SettingsFile = SavingTest;
using Document = SavingTest;
using Unsaved = SavingTest;

TEST_F(SettingsFile, RestoresWhatWasWritten) {
  const Settings settings = unusual_settings();
  const Result<Settings> read = settings_from_toml(to_toml(settings));
  ASSERT_TRUE(read) << read.problem().message.en << to_toml(settings);
  EXPECT_EQ(*read, settings);
  EXPECT_EQ(*settings_from_toml(to_toml(Settings{})), Settings{});
}

TEST_F(SettingsFile, SurvivesARestart) {
  {
    Program run(folder);
    run.robot.press(ImGuiKey_F3);
    run.robot.press(ImGuiKey_F2);
    run.robot.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
    run.end();
  }
  Program run(folder, Language::English);  // the system's language is used only at the first start
  EXPECT_EQ(run.robot.desk().settings.theme, ThemeName::Dark);
  EXPECT_EQ(run.robot.desk().settings.language, Language::Chinese);
  EXPECT_FLOAT_EQ(run.robot.desk().settings.scale, 1.1f);
}

TEST_F(SettingsFile, IsWrittenWithinASecondOfAChangeAndOnlyThen) {
  Program run(folder);
  run.let_pass(2);
  EXPECT_FALSE(fs::exists(settings_file())) << "nothing has changed";
  run.robot.press(ImGuiKey_F3);
  run.update();
  EXPECT_LE(run.seconds_left(), 1) << "the window must wake up to save";
  run.let_pass(1);
  EXPECT_EQ(settings_from_toml(content(settings_file()))->theme, ThemeName::Dark);
  const auto written = fs::last_write_time(settings_file());
  run.let_pass(2);
  EXPECT_EQ(fs::last_write_time(settings_file()), written);
}

TEST_F(SettingsFile, IsDefaultOrValidWithAnyByteChangedOrTruncated) {
  const std::string good = to_toml(unusual_settings());
  const auto holds = [](const std::string& bytes) {
    const Result<Settings> read = settings_from_toml(bytes);
    return !read || *settings_from_toml(to_toml(*read)) == *read;
  };
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int bit : {0, 1, 2, 3, 4, 5, 6, 7}) {
      std::string flipped = good;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      EXPECT_TRUE(holds(flipped)) << i << ", bit " << bit;
    }
    EXPECT_TRUE(holds(good.substr(0, i) + good.substr(i + 1))) << "without byte " << i;
    const bool whole = good.substr(i) == "\n";  // all but the final newline
    EXPECT_EQ(static_cast<bool>(settings_from_toml(good.substr(0, i))), whole) << "cut at " << i;
  }
}

// Converting a float that is too large to an integer is undefined behaviour, which sanitizers report.
TEST_F(SettingsFile, IsInvalidIfAnIntegerHasAFraction) {
  EXPECT_TRUE(settings_from_toml("format = 1\n"));
  EXPECT_FALSE(settings_from_toml("format = 1.0\n"));
  EXPECT_FALSE(settings_from_toml("format = " + std::string(55, '7') + ".0\n"));
  EXPECT_FALSE(settings_from_toml("format = 1\nwindow = {x = 1e300, y = 0, width = 800, height = 600}\n"));
}

TEST_F(SettingsFile, IsKeptAndReportedInBothLanguagesIfDamaged) {
  fs::create_directories(folder / "config");
  int copies = 0;
  for (const Language language : {Language::English, Language::Chinese}) {
    put(settings_file(), "theme = \"da");
    Program run(folder, language);
    ++copies;
    EXPECT_EQ(content(settings_file().string() + ".broken-" + std::to_string(copies)), "theme = \"da");
    EXPECT_EQ(run.robot.desk().settings.theme, ThemeName::Light);
    EXPECT_EQ(run.robot.desk().settings.language, language);
    const std::string screen = run.robot.screen();
    EXPECT_NE(screen.find(language == Language::English ? "damaged" : "已损坏"), std::string::npos) << screen;
    EXPECT_NE(screen.find("broken-" + std::to_string(copies)), std::string::npos) << screen;
    run.robot.press(ImGuiKey_F3);
    run.end();
    EXPECT_TRUE(settings_from_toml(content(settings_file())));
  }
}

TEST_F(SettingsFile, ReportsAFolderThatCannotBeUsed) {
  put(folder / "file", "in the way");
  for (const fs::path& base : {folder / "file", fs::path("/proc")}) {
    Program run(base);
    run.robot.press(ImGuiKey_F3);
    run.work(1.5);
    run.let_pass(20);
    EXPECT_EQ(run.robot.desk().settings.theme, ThemeName::Dark);
    EXPECT_NE(run.robot.desk().message.text.en.find("cannot"), std::string::npos)
        << run.robot.desk().message.text.en;
    run.end();
  }
  Robot robot(Language::English);
  AutoSave none({}, {}, Settings{});
  none.load_into(robot.desk());
  robot.desk().settings.theme = ThemeName::Dark;
  none.update(robot.desk(), 100);
  none.finish(robot.desk());
}

class InHome : public SavingTest {
 protected:
  InHome() {
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"}) {
      if (const char* value = getenv(name)) before_[name] = value;
      unsetenv(name);
    }
  }
  ~InHome() override {
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"}) {
      if (before_.contains(name))
        setenv(name, before_.at(name).c_str(), 1);
      else
        unsetenv(name);
    }
  }

 private:
  std::map<std::string, std::string> before_;
};

TEST_F(InHome, FoldersFollowTheXdgSpecification) {
  EXPECT_EQ(settings_folder(), "");
  EXPECT_EQ(state_folder(), "");
  setenv("HOME", "/h", 1);
  EXPECT_EQ(settings_folder(), "/h/.config/surprisal");
  EXPECT_EQ(state_folder(), "/h/.local/state/surprisal");
  setenv("XDG_CONFIG_HOME", "relative", 1);
  EXPECT_EQ(settings_folder(), "/h/.config/surprisal");
  setenv("XDG_CONFIG_HOME", "/c", 1);
  setenv("XDG_STATE_HOME", "/s", 1);
  EXPECT_EQ(settings_folder(), "/c/surprisal");
  EXPECT_EQ(state_folder(), "/s/surprisal");
}

// The session.
// -----------------------------------------------------------------------------------------------------------

class BothLanguages : public SavingTest, public testing::WithParamInterface<Language> {
 protected:
  Robot robot{GetParam(), {1600, 1000}};

  void change(double logit) {
    Session next = robot.session();
    set_logit(next, 1, logit);
    robot.desk().edit(next, {"a change", "一个改动"});
    robot.frames(2);
  }
  void save_under(const std::string& path) {
    robot.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_S);
    robot.frames(2);
    robot.type_into("file.name", path);
    robot.frames(3);
  }
};

INSTANTIATE_TEST_SUITE_P(Document, BothLanguages, testing::Values(Language::English, Language::Chinese));

TEST_P(BothLanguages, SavesAndReopensASession) {
  const fs::path file = folder / "中文 and blanks.surprisal";
  EXPECT_EQ(window_title(robot.desk()), "Surprisal");
  change(0.1 + 0.2);
  const Session saved = robot.session();
  EXPECT_TRUE(window_title(robot.desk()).starts_with("• ")) << window_title(robot.desk());
  robot.press(ImGuiMod_Ctrl | ImGuiKey_S);  // the session has no name yet
  ASSERT_TRUE(robot.desk().file_dialog);
  robot.frames(2);
  robot.type_into("file.name", (folder / "中文 and blanks").string());  // the extension is added
  robot.frames(3);
  EXPECT_FALSE(robot.desk().file_dialog);
  ASSERT_TRUE(fs::exists(file));
  EXPECT_EQ(window_title(robot.desk()), "中文 and blanks.surprisal – Surprisal");

  change(-7);
  EXPECT_TRUE(window_title(robot.desk()).starts_with("• 中文 and blanks.surprisal"));
  robot.press(ImGuiMod_Ctrl | ImGuiKey_S);
  EXPECT_EQ(*from_toml(content(file)), robot.session());
  EXPECT_FALSE(robot.desk().workspace.is_changed());
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_EQ(robot.session(), saved);
  EXPECT_TRUE(robot.desk().workspace.is_changed());

  Robot other(GetParam(), {1600, 1000});
  other.desk().settings.last_folder = folder.string();
  other.press(ImGuiMod_Ctrl | ImGuiKey_O);
  other.frames(2);
  other.click("file.中文 and blanks.surprisal");
  other.let_pass(1);
  EXPECT_FALSE(other.desk().file_dialog);
  EXPECT_EQ(other.session(), *from_toml(content(file)));
  EXPECT_FALSE(other.desk().workspace.is_changed());
}

TEST_P(BothLanguages, OpensRecentFilesFromTheMenu) {
  change(2.5);
  const Session first = robot.session();
  save_under((folder / "first.surprisal").string());
  change(4.5);
  save_under((folder / "second.surprisal").string());
  ASSERT_EQ(robot.desk().settings.recent_files.size(), 2u);
  EXPECT_EQ(robot.desk().settings.last_folder, folder.string());
  robot.click("menu.file");
  robot.click("recent.1");
  robot.let_pass(1);
  EXPECT_EQ(robot.session(), first);
  EXPECT_EQ(robot.desk().settings.recent_files.front(), (folder / "first.surprisal").string());
  EXPECT_EQ(robot.desk().settings.recent_files.size(), 2u);
}

TEST_P(BothLanguages, QuitsAtOnceIfNothingWouldBeLost) {
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Q);
  EXPECT_TRUE(robot.desk().view.quit);
}

// A fast typist releases Ctrl before the frame that processes the letter.
TEST_P(BothLanguages, AcceptsAShortcutWhoseKeysAreReleasedTogether) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  robot.frames();
  io.AddKeyEvent(ImGuiKey_Q, true);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
  robot.frames();
  EXPECT_TRUE(robot.desk().view.quit);
}

TEST_P(BothLanguages, AsksBeforeQuittingWithUnsavedWork) {
  change(2.5);
  for (const ImGuiKeyChord way :
       {ImGuiKeyChord(ImGuiMod_Ctrl | ImGuiKey_Q), ImGuiKeyChord(ImGuiKey_Escape)}) {
    robot.press(way);
    robot.frames(2);
    EXPECT_FALSE(robot.desk().view.quit);
    ASSERT_TRUE(robot.sees("leaving.save"));
    robot.press(ImGuiKey_Escape);
    robot.frames(2);
    EXPECT_FALSE(robot.sees("leaving.save"));
    EXPECT_FALSE(robot.desk().view.quit);
  }
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Q);
  robot.frames(2);
  robot.click("leaving.stay");
  EXPECT_FALSE(robot.desk().view.quit);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Q);
  robot.frames(2);
  robot.click("leaving.discard");
  EXPECT_TRUE(robot.desk().view.quit);
}

TEST_P(BothLanguages, AsksBeforeEscapeQuitsThoughAllIsSaved) {
  for (int time = 0; time < 2; ++time) {  // a second Escape cancels the question
    robot.press(ImGuiKey_Escape);
    robot.frames(2);
    ASSERT_TRUE(robot.sees("leaving.quit"));
    EXPECT_FALSE(robot.sees("leaving.save")) << "there is nothing to save";
    robot.press(ImGuiKey_Escape);
    robot.frames(2);
    EXPECT_FALSE(robot.desk().view.leaving);
    EXPECT_FALSE(robot.desk().view.quit);
  }
  robot.press(ImGuiKey_Escape);
  robot.frames(2);
  robot.click("leaving.quit");
  EXPECT_TRUE(robot.desk().view.quit);
}

// Escape once too often, and Enter to get rid of what appeared: the work goes on.
TEST_P(BothLanguages, StaysOnEscapeAndEnter) {
  for (const bool changed : {false, true}) {
    if (changed) change(2.5);
    robot.press(ImGuiKey_Escape);
    robot.frames(2);
    ASSERT_TRUE(robot.sees("leaving.stay"));
    robot.press(ImGuiKey_Enter);
    robot.frames(2);
    EXPECT_FALSE(robot.desk().view.leaving) << changed;
    EXPECT_FALSE(robot.desk().view.quit) << changed;
    EXPECT_FALSE(robot.desk().file_dialog) << changed;
  }
}

TEST_P(BothLanguages, AsksInFrontOfAnOpenDialogAndReturnsToIt) {
  change(2.5);
  const std::pair<int, const char*> dialogs[] = {{ImGuiMod_Ctrl | ImGuiKey_O, "file.name"},
                                                 {ImGuiKey_F1, "keys"}};
  for (const auto& [opening, within] : dialogs) {
    robot.press(opening);
    robot.frames(2);
    ASSERT_TRUE(is_popup_open()) << within;
    leave(robot.desk());  // like the window's close button
    robot.frames(4);
    ASSERT_TRUE(robot.sees("leaving.stay")) << within;
    robot.click("leaving.stay");
    EXPECT_FALSE(robot.desk().view.leaving) << within;
    EXPECT_TRUE(is_popup_open()) << within;
    robot.press(ImGuiKey_Escape);
    robot.frames(2);
    EXPECT_FALSE(is_popup_open()) << within;
  }
  EXPECT_FALSE(robot.desk().view.quit);
}

TEST_P(BothLanguages, SavesBeforeQuitting) {
  const fs::path file = folder / "left.surprisal";
  change(2.5);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Q);
  robot.frames(2);
  robot.press(ImGuiKey_Enter);  // Save is the default; the session has no name yet
  robot.frames(2);
  ASSERT_TRUE(robot.desk().file_dialog);
  robot.type_into("file.name", (folder / "no such folder/left").string());
  robot.frames(3);
  EXPECT_FALSE(robot.desk().view.quit) << "the session could not be saved";
  robot.type_into("file.name", file.string());
  robot.frames(3);
  EXPECT_TRUE(robot.desk().view.quit);
  EXPECT_EQ(*from_toml(content(file)), robot.session());
}

TEST_P(BothLanguages, SavesANamedFileBeforeQuitting) {
  const fs::path file = folder / "named.surprisal";
  change(2.5);
  save_under(file.string());
  change(-1.5);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Q);
  robot.frames(2);
  robot.click("leaving.save");
  EXPECT_TRUE(robot.desk().view.quit);
  EXPECT_EQ(*from_toml(content(file)), robot.session());
}

TEST_P(BothLanguages, AsksBeforeItOverwrites) {
  const fs::path file = folder / "there.surprisal";
  put(file, "precious");
  change(2.5);
  save_under(file.string());
  ASSERT_TRUE(robot.desk().file_dialog);
  EXPECT_TRUE(robot.desk().file_dialog->asks);
  EXPECT_EQ(content(file), "precious");
  robot.press(ImGuiKey_Escape);
  robot.frames(2);
  EXPECT_FALSE(robot.desk().file_dialog);
  EXPECT_FALSE(robot.desk().view.quit);
  EXPECT_EQ(content(file), "precious");
  save_under(file.string());
  robot.click("file.done");
  EXPECT_FALSE(robot.desk().file_dialog);
  EXPECT_EQ(*from_toml(content(file)), robot.session());
}

TEST_P(BothLanguages, NamesTheFileThatCannotBeSavedAndKeepsTheDialogOpen) {
  change(2.5);
  save_under((folder / "no such folder/a.surprisal").string());
  ASSERT_TRUE(robot.desk().file_dialog);
  const std::string screen = robot.screen();
  EXPECT_NE(screen.find("no such folder"), std::string::npos) << screen;
  EXPECT_NE(screen.find(robot.desk().say({"choose another", "另选一个"})), std::string::npos) << screen;
  robot.frames(2);
  robot.type_into("file.name", (folder / "good.surprisal").string());
  robot.frames(3);
  EXPECT_FALSE(robot.desk().file_dialog);
  EXPECT_EQ(*from_toml(content(folder / "good.surprisal")), robot.session());
}

TEST_P(BothLanguages, ShowsTheWholeErrorHoweverLongTheNameIs) {
  open_file(robot.desk(), folder / (std::string(100, 'a') + " " + std::string(100, 'b') + ".surprisal"));
  robot.frames(3);
  EXPECT_TRUE(test::is_in_both_languages(robot.desk().message.text));
  EXPECT_NE(robot.screen().find(robot.desk().say({"check the name", "请检查文件名"})), std::string::npos);
  const ImGuiWindow* told = ImGui::FindWindowByName("message");
  ASSERT_NE(told, nullptr);
  EXPECT_GE(told->Pos.x, 0);
  EXPECT_LE(told->Pos.x + told->Size.x, ImGui::GetMainViewport()->Size.x);
}

TEST_P(BothLanguages, NavigatesFolders) {
  fs::create_directories(folder / "inner");
  put(folder / "inner/a.surprisal", to_toml(Session{}));
  put(folder / "inner/other.txt", "");
  robot.desk().settings.last_folder = folder.string();
  robot.press(ImGuiMod_Ctrl | ImGuiKey_O);
  robot.frames(2);
  robot.click("file.inner");
  EXPECT_TRUE(robot.sees("file.a.surprisal"));
  EXPECT_FALSE(robot.sees("file.other.txt"));
  robot.click("file.above");
  EXPECT_TRUE(robot.sees("file.inner"));
  robot.type_into("file.name", "no such file.surprisal");
  ASSERT_TRUE(robot.desk().file_dialog);
  EXPECT_NE(robot.desk()
                .say(robot.desk().file_dialog->fault)
                .find(robot.desk().say({"check the name", "请检查文件名"})),
            std::string::npos);
  robot.click("file.cancel");
  EXPECT_FALSE(robot.desk().file_dialog);
}

TEST_P(BothLanguages, CopiesAndPastesASessionAsOneLine) {
  change(3.25);
  const Session sent = robot.session();
  robot.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_X);
  const std::string line = robot.clipboard();
  EXPECT_EQ(line.find('\n'), std::string::npos);
  Robot other(GetParam());
  ImGui::SetClipboardText(("> " + line).c_str());
  other.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_V);
  other.let_pass(1);
  EXPECT_EQ(other.session(), sent);
  ImGui::SetClipboardText("no session");
  other.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_V);
  EXPECT_EQ(other.session(), sent);
  EXPECT_NE(other.desk().message.text.en.find("Cannot paste a session"), std::string::npos);
}

TEST_P(BothLanguages, CopiesALinkAndOpensItByPasting) {
  change(3.25);
  const Session sent = robot.session();
  robot.click("menu.file");
  robot.click("web address");
  robot.type_into("address.typed", "https://example.org/surprisal/#old");
  EXPECT_FALSE(robot.sees("address.typed"));
  robot.press(ImGuiMod_Ctrl | ImGuiKey_L);
  const std::string link = robot.clipboard();
  EXPECT_TRUE(link.starts_with("https://example.org/surprisal/#")) << link;
  Robot other(GetParam() == Language::English ? Language::Chinese : Language::English);
  ImGui::SetClipboardText(("See " + link + " for this.").c_str());
  other.press(ImGuiMod_Ctrl | ImGuiKey_V);
  other.let_pass(1);
  EXPECT_EQ(other.session(), sent);
  EXPECT_EQ(other.desk().settings.language, GetParam());
  EXPECT_FALSE(other.desk().workspace.is_changed()) << "closing the window loses nothing";
  ImGui::SetClipboardText((link + "x").c_str());
  other.press(ImGuiMod_Ctrl | ImGuiKey_V);
  EXPECT_EQ(other.session(), sent);
  EXPECT_NE(other.screen().find(other.desk().say({"copy the whole link again", "请重新复制整个链接"})),
            std::string::npos);
}

// The folder has the files of a web edition, with dummy content.
TEST_P(BothLanguages, SavesTheOpenLessonAsAPage) {
  for (const char* name : {"loader.js", "icon.svg", "surprisal.wasm.gz"}) put(folder / name, name);
  put(folder / "index.html", "<script src=\"loader.js\"></script>");
  robot.desk().web_edition = folder;
  robot.desk().course.lessons = lessons();
  open_lesson_called(robot.desk(), "softmax");
  robot.let_pass(1);
  const auto save_page_as = [&](const std::string& name) {
    robot.click("menu.file");
    robot.click("lesson page");
    robot.type_into("file.name", (folder / name).string());
    robot.frames(3);
  };
  save_page_as("softmax.html");
  EXPECT_NE(content(folder / "softmax.html").find("001-softmax.zh.md"), std::string::npos);

  const std::string text = content(fs::path(SURPRISAL_TEST_FOLDER) / "../../assets/lessons/22-softmax.en.md");
  put(folder / "mine.en.md", std::string(text).replace(text.find("softmax"), 7, "mine"));
  open_file(robot.desk(), folder / "mine.en.md");
  robot.let_pass(1);
  save_page_as("mine");
  EXPECT_NE(content(folder / "mine.html").find("001-mine.en.md"), std::string::npos);

  fs::remove(folder / "index.html");
  save_page_as("none");
  ASSERT_TRUE(robot.desk().file_dialog);
  EXPECT_NE(robot.desk().file_dialog->fault.en.find("index.html"), std::string::npos);
}

TEST_P(BothLanguages, OpensALinkDroppedOnTheWindow) {
  robot.desk().course.lessons = lessons();
  open_files(robot.desk(), {"https://example.org/#lesson=softmax&step=2"});
  robot.let_pass(1);
  ASSERT_TRUE(robot.desk().course.open);
  EXPECT_EQ(robot.desk().course.open->step, 1u);
}

// Ctrl+V in a text field pastes into the field, not into the session.
TEST_P(BothLanguages, PastesTextIntoAField) {
  ImGui::SetClipboardText("#lang=en&s=9.x");
  robot.press(ImGuiMod_Ctrl | ImGuiKey_P);
  robot.press(ImGuiMod_Ctrl | ImGuiKey_V);
  EXPECT_EQ(robot.desk().view.palette_text, "#lang=en&s=9.x");
  EXPECT_TRUE(robot.desk().message.text.empty());
}

TEST_F(Document, IsNotOverwrittenByAnExampleOpenedLater) {
  Robot robot(Language::English, {1600, 2400});
  Session mine = robot.session();
  set_logit(mine, 0, 0.75);
  put(folder / "mine.surprisal", to_toml(mine));
  open_file(robot.desk(), folder / "mine.surprisal");
  robot.let_pass(1);
  ASSERT_EQ(robot.session(), mine);
  robot.click("rail.section.examples");
  robot.click("preset.two-shooters");
  EXPECT_FALSE(robot.desk().workspace.is_changed());
  robot.press(ImGuiMod_Ctrl | ImGuiKey_S);
  EXPECT_TRUE(robot.desk().file_dialog) << "the dialog asks for a name";
  EXPECT_EQ(*from_toml(content(folder / "mine.surprisal")), mine);
}

// Crashes.
// -----------------------------------------------------------------------------------------------------------

TEST_F(Unsaved, WorkIsBackedUpWithinThirtySecondsAndRemovedOnExit) {
  Program run(folder);
  run.let_pass(31);
  EXPECT_EQ(snapshots(), 0) << "nothing has changed";
  run.work(1.5);
  EXPECT_LE(run.seconds_left(), 30) << "the window must wake up to save";
  run.let_pass(29);
  ASSERT_EQ(snapshots(), 1);
  run.work(2.5);
  run.let_pass(29);
  for (const auto& entry : fs::directory_iterator(folder / "state")) {
    if (entry.path().extension() == ".surprisal") {
      EXPECT_EQ(*from_toml(content(entry.path())), run.robot.session());
    }
  }
  run.end();
  EXPECT_TRUE(fs::is_empty(folder / "state"));
}

TEST_F(Unsaved, WorkIsBackedUpDuringContinuousChanges) {
  Program run(folder);
  for (int second = 0; second < 29; ++second) {
    run.work(second / 7.0 + 0.01);  // never the initial session
    run.let_pass(1);
  }
  EXPECT_EQ(snapshots(), 1);
}

TEST_F(Unsaved, SavedOrUndoneWorkLeavesNoSnapshot) {
  Program run(folder);
  run.work(1.5);
  run.let_pass(29);
  ASSERT_EQ(snapshots(), 1);
  EXPECT_TRUE(save_to(run.robot.desk(), folder / "a.surprisal"));
  run.update();
  EXPECT_EQ(snapshots(), 0);
  run.work(2.5);
  run.let_pass(29);
  ASSERT_EQ(snapshots(), 1);
  run.robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  run.update();
  EXPECT_EQ(snapshots(), 0);
}

TEST_F(Unsaved, LessonsAndExamplesAreNotBackedUp) {
  Program run(folder);
  run.robot.desk().course.lessons = lessons();
  open_lesson_called(run.robot.desk(), "softmax-by-hand");
  run.let_pass(29);
  next_step(run.robot.desk());
  run.let_pass(29);
  run.robot.desk().open(run.robot.desk().presets[3]);
  run.let_pass(29);
  EXPECT_EQ(snapshots(), 0);
}

TEST_F(Unsaved, WorkIsOfferedAfterACrashAndRestored) {
  Session lost;
  {
    Program run(folder);
    run.work(1.5);
    run.let_pass(29);
    lost = run.robot.session();
  }
  Program run(folder);
  ASSERT_TRUE(run.robot.sees("offer.restore"));
  run.robot.click("offer.restore");
  run.let_pass(1);
  EXPECT_EQ(run.robot.session(), lost);
  EXPECT_TRUE(run.robot.desk().workspace.is_changed());
  EXPECT_EQ(snapshots(), 1) << "its own snapshot: a second crash loses nothing";
  EXPECT_FALSE(run.robot.sees("offer.restore"));
  run.end();
  EXPECT_EQ(snapshots(), 0);
}

TEST_F(Unsaved, WorkStaysUntilTheUserDeletesIt) {
  {
    Program run(folder, Language::Chinese);
    run.work(1.5);
    run.let_pass(29);
  }
  for (int i = 0; i < 3; ++i) {
    Program run(folder, Language::Chinese);
    ASSERT_TRUE(run.robot.sees("offer.later"));
    run.robot.press(ImGuiKey_Escape);
    run.update();
    EXPECT_FALSE(run.robot.sees("offer.later"));
    EXPECT_FALSE(run.robot.desk().view.quit);
    run.work(i);
    run.let_pass(29);
    EXPECT_EQ(snapshots(), 2) << "the other program's snapshot is not overwritten";
    run.end();
    EXPECT_EQ(snapshots(), 1);
  }
  Program run(folder, Language::Chinese);
  run.robot.click("offer.delete");
  run.update();
  EXPECT_TRUE(fs::is_empty(folder / "state"));
}

TEST_F(Unsaved, WorkOfARunningProgramIsNotOffered) {
  Program first(folder);
  first.work(1.5);
  first.let_pass(29);
  ASSERT_EQ(snapshots(), 1);
  const Session at_first = first.robot.session();
  // Another process, because locks within one process do not conflict.
  const pid_t child = fork();
  if (child == 0) _exit(find_orphans(folder / "state").empty() ? 0 : 1);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  ASSERT_EQ(snapshots(), 1);
  EXPECT_EQ(first.robot.session(), at_first);
}

TEST_F(Unsaved, WorkIsOfferedToOneProgramAtATime) {
  {
    Program run(folder);
    run.work(1.5);
    run.let_pass(29);
  }
  std::vector<Orphan> one = find_orphans(folder / "state");
  ASSERT_EQ(one.size(), 1u);
  EXPECT_TRUE(find_orphans(folder / "state").empty());
  one.clear();
  EXPECT_EQ(find_orphans(folder / "state").size(), 1u);
}

TEST_F(Unsaved, WorkThatCannotBeReadIsLeftAlone) {
  fs::create_directories(folder / "state");
  put(folder / "state/unsaved-1.surprisal", "logits = [1, 2");
  Program run(folder);
  EXPECT_FALSE(run.robot.desk().offer);
  run.end();
  EXPECT_EQ(content(folder / "state/unsaved-1.surprisal"), "logits = [1, 2");
}

}  // namespace
}  // namespace surprisal::test
