// Checks that every lesson can be read in the window: every step fits its column in both languages, at all
// sizes, without missing characters; steps set the session; guesses are judged and revealed; and a reader can
// return to the lesson after changing the sliders.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "desk/course_map.h"
#include "desk/files.h"
#include "desk/handouts.h"
#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "lesson/reviews.h"
#include "robot.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool has_missing_glyph(const Page& page) {
  for (const Page::Words& words : page.words) {
    for (const Glyph& glyph : words.glyphs) {
      if (glyph.code == kReplacement) return true;
    }
  }
  return false;
}

std::vector<const Page*> pages(const StepPages& step) {
  std::vector<const Page*> all = {&step.title, &step.guess.question, &step.guess.reveal, &step.task.text,
                                  &step.task.done};
  for (const StepPart& part : step.parts) all.push_back(&part.page);
  for (const Page& choice : step.guess.choices) all.push_back(&choice);
  return all;
}

const StepView& view_of_step(Robot& robot) {
  return *robot.workbench().reading_column().view_of(robot.desk().course.open->step);
}

const Page& first_text(const StepView& view) { return view.pages()->parts.front().page; }

void read(Robot& robot, const std::string& where) {
  const StepView& text = view_of_step(robot);
  ASSERT_TRUE(text.pages()) << where;
  for (const Page* page : pages(*text.pages())) {
    EXPECT_LE(page->width, text.width() + 1) << where;
    EXPECT_FALSE(has_missing_glyph(*page)) << where;
    for (std::size_t i = 0; i < page->words.size(); ++i) {
      for (std::size_t j = i + 1; j < page->words.size(); ++j)
        ASSERT_FALSE(page->words[i].box.inset(0.5).overlaps(page->words[j].box.inset(0.5)))
            << where << ": " << page->words[i].utf8 << " over " << page->words[j].utf8;
    }
  }
  for (const FigureView& figure : robot.desk().figures()) {
    const FigurePicture* picture = robot.ui().pictures.find(figure.id);
    ASSERT_TRUE(picture) << where << ": " << figure.id;
    if (robot.desk().settings.scale == 1 && ImGui::GetIO().DisplaySize.x > 1400) {
      EXPECT_TRUE(picture->scene.left_out.empty()) << where << ": " << figure.id;
    }
  }
}

struct Size {
  float width;
  float height;
  float scale;
};

constexpr Size kSizes[] = {{1024, 768, 1}, {1920, 1080, 1}, {1024, 768, 2}, {1920, 1080, 2}};

class EveryLesson : public testing::TestWithParam<std::tuple<Language, int>> {};

INSTANTIATE_TEST_SUITE_P(BothLanguages, EveryLesson,
                         testing::Combine(testing::Values(Language::English, Language::Chinese),
                                          testing::Values(0, 1, 2, 3)));

TEST_P(EveryLesson, CanBeReadAtEverySize) {
  const auto [language, number] = GetParam();
  const Size size = kSizes[static_cast<std::size_t>(number)];
  Robot robot(language, {size.width, size.height});
  robot.desk().settings.scale = size.scale;
  robot.desk().settings.reduced_motion = true;
  robot.desk().course.lessons = with_reviews(lessons(), 1);
  ASSERT_GE(robot.desk().course.lessons.size(), 25u);
  for (std::size_t i = 0; i < robot.desk().course.lessons.size(); ++i) {
    const Lesson& lesson = robot.desk().course.lessons[i].in(language);
    for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
      open_lesson(robot.desk(), i, step);
      for (std::size_t note = 0; note < 8; ++note) robot.desk().course.open->open_notes.push_back(note);
      robot.frames(3);
      const std::string where = lesson.id + ", step " + std::to_string(step + 1);
      read(robot, where);
      EXPECT_EQ(robot.session(), lesson.steps[step].session) << where;
      if (!lesson.steps[step].guess) continue;
      reveal_guess(robot.desk());
      robot.frames(3);
      read(robot, where + ", revealed");
    }
  }
}

class Lessons : public testing::Test {
 protected:
  Lessons() {
    robot.desk().course.lessons = lessons();
    robot.frames(2);
  }
  Robot robot{Language::English, {1600, 2200}};
};

TEST(LessonOnAPhone, IsASheetThatIsPulledUpAndDown) {
  Robot robot(Language::English, {390, 844});
  robot.desk().course.lessons = lessons();
  open_lesson(robot.desk(), 0, 0);
  robot.frames(3);
  const std::string figure = robot.desk().figures().front().id;
  const float usual = robot.find("sheet").low.y;
  EXPECT_TRUE(robot.sees(figure));
  robot.click("sheet");
  robot.frames(2);
  EXPECT_LT(robot.find("sheet").low.y, 60);
  EXPECT_FALSE(robot.sees(figure));
  robot.click("sheet");
  robot.frames(2);
  EXPECT_EQ(robot.find("sheet").low.y, usual);
  const ImVec2 handle = robot.find("sheet").middle();
  robot.drag(handle, {handle.x, handle.y + 170});
  EXPECT_GT(robot.find("sheet").low.y, usual + 150);
  EXPECT_TRUE(robot.sees("step.next"));
}

TEST_F(Lessons, OpenFromTheListAndGoStepByStep) {
  robot.click("rail.chapter.outputs");
  robot.click("lesson.softmax");
  ASSERT_TRUE(robot.desk().course.open);
  robot.let_pass(1);
  EXPECT_EQ(robot.session(), open_step_of(robot.desk()).session);
  robot.click("step.next");
  robot.let_pass(1);
  EXPECT_EQ(robot.desk().course.open->step, 1u);
  EXPECT_EQ(robot.session(), open_step_of(robot.desk()).session);
  robot.press(ImGuiKey_PageDown);
  EXPECT_EQ(robot.desk().course.open->step, 2u);
  robot.press(ImGuiKey_PageUp);
  robot.click("step.back");
  EXPECT_EQ(robot.desk().course.open->step, 0u);
  EXPECT_TRUE(robot.desk().settings.seen_lessons.contains("softmax"));
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(robot.desk().course.open);
  EXPECT_FALSE(robot.desk().view.quit);
}

// The text scrolls to a step, and then no frame is drawn until something happens. Only a thread that trains
// the digits of a figure may take longer.
TEST_F(Lessons, ComeToRestAtEachStep) {
  constexpr int kSecondOfFrames = 60;
  for (std::size_t i = 0; i < robot.desk().course.lessons.size(); ++i) {
    open_lesson(robot.desk(), i);
    for (std::size_t step = 0; step < open_lesson_of(robot.desk()).steps.size(); ++step) {
      robot.resize((i + step) % 2 == 0 ? ImVec2{1024, 768} : ImVec2{1440, 900});
      go_to_step(robot.desk(), step);
      int frames = 0;
      do {
        robot.frame(1.0f / kSecondOfFrames);
      } while (robot.workbench().seconds_to_next_frame() <= 0 &&
               (robot.ui().pictures.is_waiting() || ++frames < 4 * kSecondOfFrames));
      EXPECT_GT(robot.workbench().seconds_to_next_frame(), 0)
          << open_lesson_of(robot.desk()).id << ", step " << step + 1;
    }
  }
}

TEST_F(Lessons, TakeBetsOnTheNextLetter) {
  open_lesson_called(robot.desk(), "next-letter");
  go_to_step(robot.desk(), 1);
  robot.let_pass(1);
  robot.click("letters.bet");
  EXPECT_TRUE(robot.session().letters.bets.empty());  // nobody bets before the guess
  robot.click("guess.done");
  EXPECT_FALSE(robot.desk().course.open->record().revealed);  // there is no number yet
  robot.drag(robot.find("slider.guess").at(0.5f), robot.find("slider.guess").at(0.7f));
  robot.click("guess.done");
  robot.let_pass(1);
  const int first = robot.session().letters.position;
  robot.click("letters.bet");
  EXPECT_EQ(robot.session().letters.first, first);
  EXPECT_EQ(robot.session().letters.bets.size(), session::kLetterShares);
  EXPECT_FALSE(robot.sees("letters.bet"));
  robot.click("letters.next");
  EXPECT_EQ(robot.session().letters.position, first + 1);
}

// In a small window the question is below the text. What holds the reader up has to be in sight.
TEST_F(Lessons, LeadToTheGuessThatHoldsThemUp) {
  robot.resize({1024, 768});
  open_lesson_called(robot.desk(), "a-number-for-wrong");
  robot.let_pass(1);
  const float foot = robot.find("step.next").low.y;
  EXPECT_TRUE(!robot.sees("slider.guess") || robot.find("slider.guess").low.y > foot);
  robot.click("step.guess");
  robot.let_pass(1);
  EXPECT_LT(robot.find("guess.done").high.y, foot);
  EXPECT_EQ(robot.desk().course.open->step, 0u);
}

// The field shows hundredths, so a drag stops at each of them and nowhere else. 0.70 can be hit.
TEST_F(Lessons, DragAGuessToWhatItsFieldShows) {
  open_lesson_called(robot.desk(), "honest-forecast");
  robot.let_pass(1);
  const Widget track = robot.find("slider.guess");
  std::set<double> found;
  for (float share = 0.6f; share < 0.8f; share += 0.003f) {
    robot.drag(track.at(0.5f), track.at(share));
    const double entered = robot.desk().course.open->record().entered;
    EXPECT_EQ(entered, std::round(100 * entered) / 100);
    found.insert(entered);
  }
  EXPECT_TRUE(found.contains(0.7));
}

// A number can be typed, too; it stays between the ends of the slider.
TEST_F(Lessons, TakeATypedGuess) {
  open_lesson_called(robot.desk(), "a-number-for-wrong");
  robot.let_pass(1);
  robot.type_into("value.guess", "1234");
  EXPECT_TRUE(robot.desk().course.open->record().answered);
  const auto& asked = std::get<ValueGuess>(open_step_of(robot.desk()).guess->asked);
  EXPECT_EQ(robot.desk().course.open->record().entered, asked.to);
  robot.click("guess.done");
  EXPECT_TRUE(robot.desk().course.open->record().revealed);
}

// A step that names its sliders shows no other controls.
TEST_F(Lessons, ShowOnlyTheChoicesThatAStepNames) {
  open_lesson_called(robot.desk(), "triangle");
  go_to_step(robot.desk(), 1);
  robot.let_pass(1);
  EXPECT_FALSE(robot.sees("field.0"));
  go_to_step(robot.desk(), 2);
  robot.let_pass(1);
  EXPECT_TRUE(robot.sees("field.0"));
}

TEST_F(Lessons, ContinueWithTheNextLessonAfterTheLastStep) {
  open_lesson(robot.desk(), 0, 99);
  robot.frames(2);
  robot.press(ImGuiKey_PageDown);
  EXPECT_EQ(robot.desk().course.open->number, 1u);
  EXPECT_EQ(robot.desk().course.open->step, 0u);
  robot.press(ImGuiKey_PageUp);
  EXPECT_EQ(robot.desk().course.open->number, 0u);
  EXPECT_EQ(robot.desk().course.open->step + 1, open_lesson_of(robot.desk()).steps.size());
}

TEST_F(Lessons, MoveSmoothlyAsOneUndoEntry) {
  const Session before = robot.session();
  open_lesson_called(robot.desk(), "softmax-by-hand");
  robot.frames(6);
  const Session on_the_way = robot.session();
  robot.let_pass(1);
  EXPECT_NE(on_the_way, robot.session());
  EXPECT_EQ(robot.session(), session_of_step(robot.desk()));
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_EQ(robot.session(), before);
}

TEST_F(Lessons, RestoreTheStepsNumbersWithOneKey) {
  robot.click("rail.chapter.outputs");
  robot.click("lesson.softmax");
  robot.let_pass(1);
  EXPECT_FALSE(robot.sees("step.numbers"));
  const Widget slider = robot.find("slider.logit.0");
  robot.drag(slider.at(0.5f), slider.at(0.2f));
  EXPECT_NE(robot.session(), session_of_step(robot.desk()));
  EXPECT_TRUE(robot.sees("step.numbers"));
  robot.press(ImGuiKey_F9);
  robot.let_pass(1);
  EXPECT_EQ(robot.session(), session_of_step(robot.desk()));
}

// Compares the verdict with the computed answer, for each choice and for values on either side.
TEST_F(Lessons, JudgeEveryGuess) {
  int guesses = 0;
  int moves_on = 0;
  for (const LessonPair& pair : robot.desk().course.lessons) {
    for (const Step& step : pair.en.steps) {
      if (!step.guess) continue;
      ++guesses;
      const Guess& guess = *step.guess;
      if (const auto* value = std::get_if<ValueGuess>(&guess.asked)) {
        const auto right = value->right;
        ASSERT_TRUE(right) << pair.id;
        EXPECT_EQ(verdict_for(guess, *right), Verdict::Right) << pair.id;
        EXPECT_EQ(verdict_for(guess, *right - 2 * value->within), Verdict::TooLow) << pair.id;
        EXPECT_EQ(verdict_for(guess, *right + 2 * value->within), Verdict::TooHigh) << pair.id;
      } else {
        EXPECT_TRUE(std::get<ChoiceGuess>(guess.asked).right) << pair.id;
      }
      moves_on += guess.after != step.session ? 1 : 0;
    }
  }
  EXPECT_GE(guesses, 8);
  EXPECT_GE(moves_on, 4);
}

TEST_F(Lessons, AcceptAGuessOnASliderOrAmongChoices) {
  bool on_slider = false;
  bool among_choices = false;
  for (std::size_t i = 0; i < robot.desk().course.lessons.size() && !(on_slider && among_choices); ++i) {
    const Lesson& lesson = robot.desk().course.lessons[i].en;
    for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
      if (!lesson.steps[step].guess) continue;
      const bool value = std::holds_alternative<ValueGuess>(lesson.steps[step].guess->asked);
      if (value ? on_slider : among_choices) continue;
      open_lesson(robot.desk(), i, step);
      robot.let_pass(1);
      if (value) {
        const double before = robot.desk().course.open->record().entered;
        robot.drag(robot.find("slider.guess").at(0.5f), robot.find("slider.guess").at(0.9f));
        EXPECT_GT(robot.desk().course.open->record().entered, before);
        robot.click("guess.done");
        on_slider = true;
      } else {
        robot.click("choice.1");
        EXPECT_EQ(robot.desk().course.open->record().chosen, 1u);
        among_choices = true;
      }
      EXPECT_TRUE(robot.desk().course.open->record().revealed);
      robot.let_pass(1);
      EXPECT_EQ(robot.session(), session_of_step(robot.desk()));
    }
  }
  EXPECT_TRUE(on_slider && among_choices);
}

TEST_F(Lessons, FollowTheirLinks) {
  constexpr int kMany = 12;
  int followed = 0;
  for (std::size_t i = 0; i < robot.desk().course.lessons.size() && followed < kMany; ++i) {
    const Lesson lesson = robot.desk().course.lessons[i].en;
    for (std::size_t step = 0; step < lesson.steps.size() && followed < kMany; ++step) {
      open_lesson(robot.desk(), i, step);
      robot.let_pass(0.6);
      const Page page = first_text(view_of_step(robot));
      std::size_t number = 0;
      for (const Page::Button& button : page.buttons) {
        const std::string name = "text.0." + std::to_string(number++);
        if (button.note || followed >= kMany) continue;
        const Page::Link& link = button.link;
        open_lesson(robot.desk(), i, step);
        robot.let_pass(0.6);
        robot.click(name);
        robot.let_pass(0.6);
        ++followed;
        switch (link.kind) {
          case document::LinkKind::Lesson:
            EXPECT_EQ(robot.desk().course.lessons[robot.desk().course.open->number].id, link.id);
            break;
          case document::LinkKind::Figure:
            EXPECT_EQ(robot.desk().figures()[*robot.desk().view.maximized].id, link.id);
            break;
          case document::LinkKind::View:
            EXPECT_TRUE(shows_map(robot.desk()) || robot.desk().view.glossary_open);
            break;
          case document::LinkKind::Preset:
            for (const Preset& preset : presets()) {
              if (preset.id == link.id) {
                EXPECT_EQ(robot.session(), preset.session);
              }
            }
            break;
        }
      }
    }
  }
  EXPECT_GE(followed, 8);
}

TEST_F(Lessons, OpenAndCloseTheirNotes) {
  for (std::size_t i = 0; i < robot.desk().course.lessons.size(); ++i) {
    const Lesson lesson = robot.desk().course.lessons[i].en;
    if (slips_of(lesson).empty()) continue;
    for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
      open_lesson(robot.desk(), i, step);
      robot.let_pass(0.6);
      const StepView& text = view_of_step(robot);
      const auto buttons = first_text(text).buttons;
      const auto note = std::find_if(buttons.begin(), buttons.end(),
                                     [](const Page::Button& button) { return button.note.has_value(); });
      if (note == buttons.end()) continue;
      const auto number = note - buttons.begin();
      const double closed = first_text(text).height;
      robot.click("text.0." + std::to_string(number));
      EXPECT_GT(first_text(text).height, closed);
      return;
    }
  }
  FAIL() << "no lesson has a note before its guess";
}

// Opens each note of a step separately: before the question, after it, and in the answer.
TEST_F(Lessons, OpenOnlyTheNoteThatIsClicked) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "notes.en.md";
  std::ofstream(path)
      << "+++\nid = \"notes\"\ntitle = \"Notes\"\n+++\n\n## One step\n\n> [!note] First\n> 1\n\n"
         "```guess\nquestion = \"How many?\"\nanswer = \"2\"\nfrom = 0\nto = 3\nwithin = 1\n"
         "reveal = \"\"\"\n> [!note] Third\n> 3\n\"\"\"\n```\n\n> [!note] Second\n> 2\n";
  open_file(robot.desk(), path);
  robot.let_pass(0.1);
  reveal_guess(robot.desk());
  robot.let_pass(0.6);
  const auto heights = [&] {
    const StepPages& shown = *view_of_step(robot).pages();
    return std::vector<double>{shown.parts.front().page.height, shown.parts.back().page.height,
                               shown.guess.reveal.height};
  };
  const char* pages[] = {"text.0.0", "text.2.0", "reveal.0"};
  for (std::size_t opened = 0; opened < 3; ++opened) {
    const std::vector<double> closed = heights();
    robot.click(pages[opened]);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(heights()[i] > closed[i], i == opened) << pages[opened];
    robot.click(pages[opened]);
    EXPECT_EQ(heights(), closed);
  }
}

// A sentence about the start or about the answer stays true after the answer and while the reader moves
// sliders.
TEST_F(Lessons, KeepTheNumbersOfAGuessAndOfItsAnswer) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "kept.en.md";
  std::ofstream(path)
      << "+++\nid = \"kept\"\ntitle = \"Kept\"\nfigures = [\"softmax-bars\"]\n+++\n\n## One\n\n"
         "```set\nlogits = [1, 0, 0]\n```\n\nFirst {logits[0]}.\n\n"
         "```guess\nquestion = \"From {logits[0]}?\"\nanswer = \"2\"\nfrom = 0\nto = 3\nwithin = 1\n"
         "reveal = \"Then {logits[0]}.\"\nthen = {logits = [2, 0, 0]}\n```\n\nAfter it {logits[0]}.\n";
  open_file(robot.desk(), path);
  robot.let_pass(0.1);
  reveal_guess(robot.desk());
  const auto words_of = [&](const Page& page) {
    std::string all;
    for (const Page::Words& words : page.words) all += words.utf8 + " ";
    return all;
  };
  for (const double moved : {2.0, 0.5}) {
    Session session = robot.desk().session();
    set_logit(session, 0, moved);
    robot.desk().edit(session, {"Logits", "logit"});
    robot.let_pass(0.6);
    const StepPages& shown = *view_of_step(robot).pages();
    EXPECT_NE(words_of(shown.parts.front().page).find("1"), std::string::npos) << moved;
    EXPECT_NE(words_of(shown.guess.question).find("1"), std::string::npos) << moved;
    EXPECT_NE(words_of(shown.guess.reveal).find("2"), std::string::npos) << moved;
    EXPECT_NE(words_of(shown.parts.back().page).find(moved == 2 ? "2" : "0.5"), std::string::npos) << moved;
  }
}

// A step without a guess: the button shows what is hidden, and so does the space bar on a slide.
TEST_F(Lessons, ShowWhatAStepHides) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "hidden.en.md";
  const std::string step = "\n\n```hide\nnumbers\n```\n\nText.\n\n";
  std::ofstream(path)
      << "+++\nid = \"hidden\"\ntitle = \"Hidden\"\nfigures = [\"softmax-bars\"]\n+++\n\n## One" << step
      << "## Two" << step;
  open_file(robot.desk(), path);
  robot.let_pass(0.1);
  EXPECT_FALSE(hidden_now(robot.desk()).empty());
  robot.click("step.show");
  EXPECT_TRUE(hidden_now(robot.desk()).empty());
  EXPECT_FALSE(robot.sees("step.show"));

  present_lessons(robot.desk(), {"hidden"});
  robot.frames(3);
  next_step(robot.desk());
  robot.frames(2);
  EXPECT_FALSE(hidden_now(robot.desk()).empty());
  robot.press(ImGuiKey_Space);
  EXPECT_TRUE(hidden_now(robot.desk()).empty());
  EXPECT_EQ(robot.desk().course.open->step, 1U) << "the first press only shows it";
}

TEST_F(Lessons, WriteAHandoutInTheBackground) {
  robot.desk().course.lessons = lessons();
  const std::filesystem::path folder = testing::TempDir();
  const std::filesystem::path written = folder / "machines.pdf";
  std::filesystem::remove(written);
  for (const std::filesystem::path& path : {written, folder / "no such folder" / "machines.pdf"}) {
    robot.desk().view.teaching_chapter = "machines";
    robot.frames(2);
    robot.click("teaching.handout");
    ASSERT_TRUE(robot.desk().file_dialog);
    robot.desk().file_dialog->chosen(robot.desk(), path);
    EXPECT_FALSE(robot.desk().file_dialog) << "the window goes on";
    while (is_writing_handout(robot.desk())) robot.frames(1);
    EXPECT_NE(robot.desk().message.text.en.find(path.string()), std::string::npos)
        << "says what became of it";
  }
  std::string head(5, ' ');
  std::ifstream(written).read(head.data(), 5);
  EXPECT_EQ(head, "%PDF-");
}

// Pointing at a live value or a term in the text highlights its quantity in the figures.
TEST_F(Lessons, HighlightTheQuantityUnderThePointer) {
  open_lesson_called(robot.desk(), "sigmoid");
  robot.let_pass(1);
  Widget text;
  for (const std::string& name : robot.names()) {
    if (name.find("lesson text") != std::string::npos) text = robot.find(name);
  }
  bool highlighted = false;
  for (float y = text.low.y; y < text.high.y && !highlighted; y += 6) {
    for (float x = text.low.x; x < text.high.x && !highlighted; x += 12) {
      robot.move({x, y});
      highlighted = robot.desk().view.highlight.quantity.has_value();
    }
  }
  EXPECT_TRUE(highlighted);
}

TEST_F(Lessons, OpenFromAFile) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "own lessons";
  std::filesystem::create_directories(folder);
  const auto path = folder / "mine.en.md";
  std::ofstream(path)
      << "+++\nid = \"mine\"\ntitle = \"Mine\"\nfigures = [\"coin\"]\n[session]\ncoin.heads = 4\n+++\n\n"
         "## One step\n\nFour heads: {coin.heads}, and {nonsense}.\n";
  open_file(robot.desk(), path);
  robot.let_pass(1);
  ASSERT_TRUE(robot.desk().course.open);
  EXPECT_EQ(robot.session().coin.heads, 4);
  EXPECT_EQ(robot.desk().figures()[0].id, "coin");
  const std::string screen = robot.screen();
  EXPECT_NE(screen.find("Line 11, column "), std::string::npos) << screen;  // line of the error
  EXPECT_NE(screen.find("nonsense"), std::string::npos);
  std::filesystem::remove_all(folder);
}

TEST_F(Lessons, FromAFileMayBeEmptyInOneLanguageOrBoth) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "empty lessons";
  std::filesystem::create_directories(folder);
  const auto put = [&](const char* name, const std::string& text) {
    std::ofstream(folder / name) << text;
    return folder / name;
  };
  const std::string front = "+++\nid = \"mine\"\ntitle = \"Mine\"\nfigures = [\"coin\"]\n+++\n\n";
  const auto whole = put("mine.en.md", front + "## One\n\ntext\n\n## Two\n\ntext\n");
  put("mine.zh.md", "");
  open_file(robot.desk(), whole);
  robot.let_pass(1);
  for (int i = 0; i < 2; ++i) {
    robot.press(ImGuiKey_F2);
    ASSERT_TRUE(robot.desk().course.open);
    EXPECT_TRUE(robot.sees("step.next"));
  }
  robot.press(ImGuiKey_PageDown);
  const std::size_t count = robot.desk().course.lessons.size();
  open_file(robot.desk(), put("now.md", front));  // the same lesson, now without steps
  robot.frames(3);
  EXPECT_FALSE(robot.desk().course.open);
  EXPECT_EQ(robot.desk().course.lessons.size(), count);
  open_lesson_called(robot.desk(), "softmax");
  robot.let_pass(1);
  open_file(robot.desk(), put("now.md", front));
  robot.let_pass(1);
  ASSERT_TRUE(robot.desk().course.open);
  EXPECT_EQ(robot.desk().course.lessons[robot.desk().course.open->number].id, "softmax")
      << "the lesson that was open stays open";
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace surprisal::test
