// Checks the speaker's second screen: which screen it is, where its parts are, and what they say.
#include <cctype>

#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "lesson/lessons.h"
#include "shared_fonts.h"
#include "testing.h"
#include "ui/speaker_places.h"
#include "ui/speaker_screen.h"

namespace surprisal::test {
namespace {

// ---- which screen

const Rect kLaptop = {0, 0, 1920, 1080};
const Rect kInBackground = {1920, 0, 1280, 720};

TEST(SpeakerScreens, UsesTheOtherOfTwoScreens) {
  const std::vector<Rect> two = {kLaptop, kInBackground};
  EXPECT_EQ(screen_beside(two, 0), 1u);
  EXPECT_EQ(screen_beside(two, 1), 0u);
}

TEST(SpeakerScreens, NeedsASecondScreenThatIsNotAMirror) {
  EXPECT_FALSE(screen_beside(std::vector<Rect>{kLaptop}, 0));
  EXPECT_FALSE(screen_beside(std::vector<Rect>{kLaptop, kLaptop}, 0));
  EXPECT_FALSE(screen_beside(std::vector<Rect>{kLaptop, {0, 0, 1024, 768}}, 1));
}

TEST(SpeakerScreens, MirrorsAreSkipped) {
  EXPECT_EQ(screen_beside(std::vector<Rect>{kLaptop, kLaptop, kInBackground}, 0), 2u);
}

// ---- where

const std::pair<double, double> kSizes[] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1024, 768},
                                            {800, 600},  {2560, 1080}, {1080, 1920}, {768, 1024}};

TEST(SpeakerPlaces, PartsAreOnTheScreenAndApart) {
  for (const auto& [width, height] : kSizes) {
    SCOPED_TRACE(testing::Message() << width << "x" << height);
    const SpeakerPlaces p = speaker_places_for(width, height);
    const Rect parts[] = {p.head, p.notes, p.elapsed, p.clock, p.next};
    for (const Rect& part : parts) {
      EXPECT_GE(part.left, 0);
      EXPECT_GE(part.top, 0);
      EXPECT_LE(part.right(), width + 1e-9);
      EXPECT_LE(part.bottom(), height + 1e-9);
      EXPECT_GE(part.width, 200 * p.scale);
      EXPECT_GE(part.height, 60 * p.scale);
    }
    for (std::size_t i = 0; i < std::size(parts); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        EXPECT_TRUE(parts[i].right() <= parts[k].left || parts[k].right() <= parts[i].left ||
                    parts[i].bottom() <= parts[k].top || parts[k].bottom() <= parts[i].top)
            << i << " and " << k;
      }
    }
  }
}

TEST(SpeakerPlaces, NotesHaveTheMostRoom) {
  for (const auto& [width, height] : kSizes) {
    const SpeakerPlaces p = speaker_places_for(width, height);
    const double notes = p.notes.width * p.notes.height;
    EXPECT_GE(notes, 0.4 * width * height) << width << "x" << height;
    for (const Rect& other : {p.head, p.elapsed, p.clock, p.next})
      EXPECT_GE(notes, 2 * other.width * other.height);
  }
}

TEST(SpeakerPlaces, GrowWithTheScreen) {
  const SpeakerPlaces small = speaker_places_for(1280, 720), large = speaker_places_for(2560, 1440);
  EXPECT_DOUBLE_EQ(large.scale, 2 * small.scale);
  EXPECT_DOUBLE_EQ(large.notes.width, 2 * small.notes.width);
  EXPECT_DOUBLE_EQ(large.next.top, 2 * small.next.top);
}

// ---- what

TEST(SpeakerTime, ReadsAsOnAClock) {
  EXPECT_EQ(clock_text({9, 5}), "09:05");
  EXPECT_EQ(clock_text({23, 59}), "23:59");
  EXPECT_EQ(elapsed_text(-1), "0:00");
  EXPECT_EQ(elapsed_text(59.99), "0:59");
  EXPECT_EQ(elapsed_text(425), "7:05");
  EXPECT_EQ(elapsed_text(3723), "1:02:03");
}

// Records the text that is drawn and the positions of its glyphs.
class Written : public Canvas {
 public:
  std::vector<std::string> texts;
  std::vector<Point> points;

  bool has(std::string_view text) const {
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& each) { return each.find(text) != each.npos; });
  }

  void polyline(std::span<const Point>, const Stroke&) override {}
  void polygon(std::span<const Point>, Color) override {}
  void rectangle(Rect, Color, double) override {}
  void circle(Point, double, Color) override {}
  void glyphs(std::span<const Glyph> glyphs, Color, std::string_view text) override {
    texts.emplace_back(text);
    for (const Glyph& glyph : glyphs) points.push_back(glyph.at);
  }
  void push_clip(Rect) override {}
  void pop_clip() override {}
};

class SpeakerScreenTest : public testing::Test {
 protected:
  void open(std::string_view lesson) {
    desk.course.lessons = lessons();
    open_lesson_called(desk, lesson);
    desk.now = 100;
    present(desk);
  }

  Written painted(double width = 1280, double height = 720) {
    ui.begin_frame(desk.now);
    Written canvas;
    screen.paint(ui, canvas, width, height, {14, 5});
    return canvas;
  }

  Desk desk;
  ScreenFonts no_fonts;
  Ui ui{desk, fonts(), no_fonts};
  SpeakerScreen screen;
};

TEST_F(SpeakerScreenTest, HasTheStepTheNextOneAndTheTime) {
  open("saturation");
  desk.now = 225;
  for (const Language language : {Language::English, Language::Chinese}) {
    desk.settings.language = language;
    const Written canvas = painted();
    EXPECT_TRUE(canvas.has("1 / "));
    EXPECT_TRUE(canvas.has(title_of_slide(desk)));
    EXPECT_TRUE(canvas.has("14:05"));
    EXPECT_TRUE(canvas.has("2:05"));
    std::string next;
    for (const std::string& text : canvas.texts) next += text;
    std::string wanted = title_of_next_slide(desk);
    for (std::string* text : {&next, &wanted})
      std::erase_if(*text, [](unsigned char c) { return std::isspace(c); });
    EXPECT_NE(next.find(wanted), next.npos) << wanted;
  }
}

TEST_F(SpeakerScreenTest, NamesWhatFollowsStepsLessonsAndFigures) {
  open("saturation");
  const auto& steps = open_lesson_of(desk).steps;
  EXPECT_EQ(title_of_next_slide(desk),
            document::plain_text(steps[1].title, Values(steps[1].session), Language::English));
  go_to_step(desk, steps.size() - 1);
  const Presentation& now = *desk.presentation;
  ASSERT_LT(now.at + 1, now.lessons.size());
  const LessonPair& after = desk.course.lessons[*desk.course.number_of(now.lessons[now.at + 1])];
  EXPECT_EQ(title_of_next_slide(desk), "Lesson: " + after.en.title);
  go_to_last(desk);
  EXPECT_EQ(title_of_next_slide(desk), "");
  EXPECT_TRUE(painted().has("The end"));
  go_on(desk);
  EXPECT_EQ(title_of_slide(desk), "The end");
  EXPECT_TRUE(painted().has("No speaker notes"));

  Desk playground;
  present(playground);
  EXPECT_EQ(title_of_slide(playground), "All figures");
  EXPECT_EQ(title_of_next_slide(playground), find_figure(playground.figures()[0].id)->title.en);
  go_to_last(playground);
  EXPECT_EQ(title_of_next_slide(playground), "");
}

TEST_F(SpeakerScreenTest, FitsEveryStepOfEveryLesson) {
  desk.course.lessons = lessons();
  std::size_t with_notes = 0;
  for (std::size_t lesson = 0; lesson < desk.course.lessons.size(); ++lesson) {
    open_lesson(desk, lesson);
    desk.presentation.reset();
    present(desk);
    for (std::size_t step = 0; step < open_lesson_of(desk).steps.size(); ++step) {
      go_to_step(desk, step);
      for (const Language language : {Language::English, Language::Chinese}) {
        desk.settings.language = language;
        SCOPED_TRACE(desk.course.lessons[lesson].id + " " + std::to_string(step + 1));
        for (const Point& at : painted(1024, 768).points) {
          EXPECT_TRUE(at.x >= 0 && at.x <= 1024 && at.y >= 0 && at.y <= 768);
        }
        if (open_step_of(desk).speaker.empty()) continue;
        ++with_notes;
        ASSERT_NE(screen.page(), nullptr);
        EXPECT_LE(screen.page()->height, speaker_places_for(1024, 768).notes.height);
      }
    }
  }
  EXPECT_GT(with_notes, 0u);
}

}  // namespace
}  // namespace surprisal::test
