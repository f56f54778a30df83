// Checks that files written by version 0.1 still open with the same values. Never edit the files in from_0.1.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "desk/opened.h"
#include "desk/settings_file.h"
#include "lesson/lesson_checks.h"
#include "samples.h"
#include "session/session_file.h"
#include "session/session_line.h"
#include "testing.h"

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(SURPRISAL_TEST_FOLDER) / "from_0.1";

std::string text_of(const std::string& name) {
  std::ifstream file(kFolder / name);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

Session session_in(const std::string& name) {
  const Result<Opened> opened = read_opened(kFolder / name);
  if (!opened) {
    ADD_FAILURE() << name << ": " << opened.problem().message.en;
    return {};
  }
  return std::get<SessionFile>(*opened).session;
}

Session session_of_line(std::string_view text) {
  const Result<Session> session = from_line(text);
  EXPECT_TRUE(session) << session.problem().message.en;
  return session ? *session : Session();
}

Session every_key() {
  Session s;
  s.title = {"Every key", "每一项"};
  s.figure = "models-batch";
  s.logits = {0.1, -2.5, 1e9, -1e-300};
  s.labels = {0.125, 0.25, 0.5, 0.125};
  s.label_mode = LabelMode::Distribution;
  s.class_names = {{"cat", "猫"}, {"dog", "狗"}, {"pig", "猪"}, "an \"owl\" \\ 鸮"};
  s.class_weights = {0, 0.5, 2, 1e6};
  s.focus = 3;
  s.output = OutputLayer::Sigmoid;
  s.temperature = 0.01;
  s.smoothing = 0.2;
  s.base = Base::Ten;
  s.rival = {0.5, 0.5, 0, 0};
  s.marked = {0.3, 1};
  s.probability_axis = ProbabilityAxis::Log;
  s.field = Field::Kl;
  s.batch = {{1, -1, 0.25, -0.25, 3, 2}, {-1, 1, 0, 0, 4.5, -4.5}, {0, 1, 1}, Reduction::Sum};
  s.coin = {1000, 0, 0.99, {0.5}};
  s.tournament = {6, 2, 5};
  s.race = {-10, 1e6, 0.5, 1, 1e-6, 10000, 9000};
  s.line = {{-1, 0.5}, {2, -1e6}, -3, 0.05};
  return s;
}

Session several_labels() {
  Session s;
  s.title = "two yes-or-no answers";
  s.figure = "losses-over-logit";
  s.logits = {-0.0, 40};
  s.labels = {1, 1};
  s.label_mode = LabelMode::Several;
  s.class_names = {"", "a/b, c;d=e%"};
  s.class_weights = {1, 1};
  s.rival = {0.9, 0.1};
  s.base = Base::Two;
  s.marked = {};
  s.coin.models = {};
  s.tournament = {1, 0, 0};
  return s;
}

// The defaults of version 0.1: files omit them, so they are part of the format.
Session new_session() {
  Session s;
  s.title = {};
  s.figure = "sigmoid";
  s.logits = {3, 1, -3};
  s.labels = {1, 0, 0};
  s.class_names = {{"cat", "猫"}, {"dog", "狗"}, {"pig", "猪"}};
  s.class_weights = {1, 1, 1};
  s.focus = 0;
  s.label_mode = LabelMode::OneClass;
  s.output = OutputLayer::Softmax;
  s.temperature = 1;
  s.smoothing = 0;
  s.base = Base::E;
  s.rival = {0.5, 0.2, 0.3};
  s.marked = {0.01, 0.99, 0.999};
  s.probability_axis = ProbabilityAxis::Linear;
  s.field = Field::CrossEntropy;
  s.batch = {{-0.5215, -0.4240, 0.8907, -0.2820, 0.0445, 1.3734, -1.0393, 0.8725, 0.1539},
             {},
             {1, 2, 0},
             Reduction::Mean};
  s.coin = {1, 9, 0.5, {0.1, 0.2, 0.7}};
  s.tournament = {3, 0, 3};
  s.race = {2, 2, 1, 0, 0.15, 300, 300};
  s.line = {{1, 2, 3, 4, 5, 6}, {1.2, 2.1, 2.4, 4.2, 4.1, 5.8}, 0.6, 1};
  return s;
}

bool is_newer(const Key& key) {
  constexpr std::string_view kNewer[] = {"digits.", "letters.",    "message.",  "forecast.", "noise.",
                                         "own.",    "derivation.", "line.best", "rule"};
  return std::any_of(std::begin(kNewer), std::end(kNewer),
                     [&](std::string_view group) { return key.name.starts_with(group); });
}

TEST(From01, FileWithEveryKeyLeavesNoneAtItsDefault) {
  for (const Key& key : keys()) {
    if (is_newer(key)) continue;
    EXPECT_NE(key.read(every_key()), key.read(new_session())) << key.name;
  }
}

TEST(From01, SessionFiles) {
  EXPECT_EQ(to_the_bit(session_in("every-key.surprisal")), to_the_bit(every_key()));
  EXPECT_EQ(to_the_bit(session_in("several-labels.surprisal")), to_the_bit(several_labels()));
  EXPECT_EQ(to_the_bit(session_in("new.surprisal")), to_the_bit(new_session()));
}

TEST(From01, FilesWrittenByHandWithCommentsAndFewKeys) {
  Session batch = new_session();
  batch.title = {"A batch through log-softmax and the mean", "一个批次：log-softmax、取出、求平均"};
  batch.figure = "batch";
  batch.logits = {-0.5215, -0.4240, 0.8907};
  batch.labels = {0, 1, 0};
  EXPECT_EQ(to_the_bit(session_in("batch-of-three.surprisal")), to_the_bit(batch));

  const Session race = session_in("race-from-far.surprisal");
  EXPECT_EQ(race.figure, "race");
  EXPECT_EQ(race.logits, (std::vector<double>{4, 0}));
  EXPECT_EQ(race.labels, (std::vector<double>{0, 1}));
  EXPECT_EQ(race.class_names, (std::vector<Text>{{"yes", "是"}, {"no", "否"}}));
  EXPECT_EQ(race.class_weights, (std::vector<double>{1, 1}));
  EXPECT_EQ(race.output, OutputLayer::Sigmoid);
  EXPECT_EQ(race.race, new_session().race);
}

TEST(From01, OneLineStates) {
  const std::string lines = text_of("lines.txt");
  const std::size_t first = lines.find('\n');
  const std::size_t second = lines.find('\n', first + 1);
  EXPECT_EQ(to_the_bit(session_of_line(lines.substr(0, first))), to_the_bit(every_key()));
  EXPECT_EQ(to_the_bit(session_of_line(lines.substr(first, second - first))), to_the_bit(several_labels()));
  EXPECT_EQ(to_the_bit(session_of_line(lines.substr(second))), to_the_bit(new_session()));
}

TEST(From01, OneLineStateInAnEmail) {
  EXPECT_EQ(to_the_bit(session_of_line(text_of("mail.txt"))), to_the_bit(every_key()));
}

TEST(From01, SettingsWithSeenLessons) {
  const LoadedSettings kept = read_settings(kFolder / "settings", Settings());
  EXPECT_TRUE(kept.message.empty()) << kept.message.en;
  const Settings& s = kept.settings;
  EXPECT_EQ(s.theme, ThemeName::Contrast);
  EXPECT_EQ(s.language, Language::Chinese);
  EXPECT_EQ(s.scale, 1.25f);
  EXPECT_TRUE(s.reduced_motion);
  EXPECT_EQ(s.seen_lessons, (std::set<std::string>{"coin", "sigmoid", "softmax-by-hand"}));
  EXPECT_EQ(s.last_folder, "/home/ann/课件 \"two\"");
  EXPECT_EQ(s.recent_files, (std::vector<std::string>{"/home/ann/b.surprisal", "/home/ann/雨.zh.md"}));
  EXPECT_EQ(s.window, (WindowPlace{-5, 30, 1400, 900, true}));
  ASSERT_TRUE(s.exporting);
  ExportChoices wanted;
  wanted.what = ExportChoices::What::Animation;
  wanted.which = ExportChoices::Which::Ticked;
  wanted.ticked = {"race", "triangle"};
  wanted.ending = ExportChoices::Ending::Pdf;
  wanted.unit = ExportChoices::Unit::Centimetres;
  wanted.width = 800;
  wanted.height = 500.5;
  wanted.width_cm = 8.5;
  wanted.height_cm = 5.25;
  wanted.dots_per_inch = 600;
  wanted.theme = ThemeName::Dark;
  wanted.language = Language::Chinese;
  wanted.transparent = true;
  wanted.captioned = true;
  wanted.folder = "/tmp/figures";
  wanted.moves = ExportChoices::Moves::Slider;
  wanted.slider = "coin.theta";
  wanted.seconds = 2.5;
  wanted.per_second = 25;
  wanted.loops = false;
  wanted.form = ExportChoices::MovingForm::Pngs;
  EXPECT_EQ(*s.exporting, wanted);
}

TEST(From01, SettingsOfTheFirstStart) {
  Settings other;
  other.theme = ThemeName::Dark;
  other.language = Language::Chinese;
  other.scale = 2;
  const LoadedSettings kept = read_settings(kFolder / "settings_first_start", other);
  EXPECT_TRUE(kept.message.empty()) << kept.message.en;
  EXPECT_EQ(kept.settings, Settings());
}

// A teacher's lesson in both languages.
TEST(From01, LessonPair) {
  const Result<Opened> opened = read_opened(kFolder / "rain.en.md");
  ASSERT_TRUE(opened) << opened.problem().message.en;
  const LessonPair& pair = std::get<LessonPair>(*opened);
  EXPECT_EQ(pair.id, "rain");
  EXPECT_EQ(pair.en.title, "Will it rain?");
  EXPECT_EQ(pair.zh.title, "会下雨吗？");
  for (const Lesson* lesson : {&pair.en, &pair.zh}) {
    for (const LessonFault& fault : lesson->faults) ADD_FAILURE() << fault.message.en;
    EXPECT_EQ(lesson->id, "rain");
    EXPECT_EQ(lesson->chapter, "losses");
    EXPECT_EQ(lesson->figures, (std::vector<std::string>{"loss-over-prediction", "coin"}));
    EXPECT_EQ(slips_of(*lesson), std::vector<std::string>{"S5"});
    ASSERT_EQ(lesson->steps.size(), 3u);

    Session start = new_session();
    start.logits = {1, -1};
    start.labels = {1, 0};
    start.class_names = {"rain", {"dry", "晴"}};
    start.class_weights = {1, 1};
    start.output = OutputLayer::Sigmoid;
    start.marked = {0.01, 0.99};
    start.coin.theta = 0.4;
    start.race.steps = 1000;
    start.rival = lesson->start.rival;  // follows the number of classes
    EXPECT_EQ(lesson->start, start);
    EXPECT_EQ(lesson->steps[0].session, start);

    Session second = start;
    second.logits = {3, -3};
    second.coin.heads = 10;
    second.coin.tails = 90;
    second.batch = {{1, 2, 3, 4}, {}, {1, 0}, Reduction::Sum};
    EXPECT_EQ(lesson->steps[1].session, second);
    EXPECT_EQ(lesson->steps[1].figures, (std::vector<std::string>{"softmax-bars", "minus-log-p"}));
    ASSERT_TRUE(lesson->steps[1].guess);
    second.labels = {0, 1};
    EXPECT_EQ(lesson->steps[1].guess->after, second);
    const std::optional<double> paid = std::get<ValueGuess>(lesson->steps[1].guess->asked).right.get();
    ASSERT_TRUE(paid);
    EXPECT_NEAR(*paid, std::log1p(std::exp(3.0)), 1e-12);

    const Session& third = lesson->steps[2].session;
    EXPECT_EQ(third.logits, (std::vector<double>{0, 0, 0}));
    EXPECT_EQ(third.labels, (std::vector<double>{0.5, 0.25, 0.25}));
    EXPECT_EQ(third.label_mode, LabelMode::Distribution);
    EXPECT_EQ(third.base, Base::Two);
    EXPECT_EQ(third.class_names.size(), 3u);
    ASSERT_TRUE(lesson->steps[2].guess);
    EXPECT_EQ(std::get<ChoiceGuess>(lesson->steps[2].guess->asked).right.get(), std::size_t{1});
  }
}

TEST(From01, LiveValuesOfTheLesson) {
  const Result<Opened> opened = read_opened(kFolder / "rain.en.md");
  ASSERT_TRUE(opened) << opened.problem().message.en;
  const Lesson& lesson = std::get<LessonPair>(*opened).en;
  ASSERT_EQ(lesson.steps.size(), 3u);
  const auto shows = [&](std::size_t step, const std::string& value) {
    const std::vector<std::string> shown = shown_values(lesson.steps[step], Language::English);
    EXPECT_TRUE(std::find(shown.begin(), shown.end(), value) != shown.end()) << step << ": " << value;
  };
  shows(0, "0.73");    // sigmoid(1)
  shows(0, "0.3133");  // log(1 + exp(-1))
  shows(0, "nats");
  shows(0, "9");
  shows(1, "3.0486");  // log(1 + exp(3))
  shows(2, "33.3%");
  shows(2, "1.50");    // bits of 1/2, 1/4, 1/4
  shows(2, "0.2119");  // 1 / (e + 2)
}

}  // namespace
}  // namespace surprisal::test
