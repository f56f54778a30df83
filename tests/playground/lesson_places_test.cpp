// Checks the layout of a lesson in windows of many sizes: its parts are within the window, do not overlap and
// are large enough.
#include "ui/lesson_places.h"

#include "testing.h"
#include "ui/places.h"
#include "ui/slide_places.h"

namespace surprisal::test {
namespace {

void expect_apart(const std::vector<Rect>& parts, double width, double height, const std::string& where) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].width <= 0 || parts[i].height <= 0) continue;
    EXPECT_GE(parts[i].left, -1) << where << i;
    EXPECT_GE(parts[i].top, -1) << where << i;
    EXPECT_LE(parts[i].right(), width + 1) << where << i;
    EXPECT_LE(parts[i].bottom(), height + 1) << where << i;
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(parts[i].inset(1).overlaps(parts[j].inset(1))) << where << i << " " << j;
  }
}

TEST(LessonPlaces, AreApartAndOnTheScreen) {
  for (const double width : {640., 1024., 1280., 1440., 1920., 3840.}) {
    for (const double height : {640., 768., 900., 1080., 2160.}) {
      for (const std::size_t controls : {0, 1, 3, 6}) {
        for (const std::size_t figures : {1, 2, 3}) {
          LessonLayoutOptions wishes{width, height, width >= 2400 ? 2.0 : 1.0, figures, controls, true};
          const LessonPlaces places = lesson_places_for(wishes);
          std::vector<Rect> parts = {places.bar,  places.rail, places.controls,
                                     places.head, places.text, places.foot};
          parts.insert(parts.end(), places.figures.begin(), places.figures.end());
          const std::string where = std::to_string(width) + "x" + std::to_string(height) + " ";
          if (width >= 800) expect_apart(parts, width, height, where);
          EXPECT_EQ(places.figures.size(), figures);
        }
      }
    }
  }
}

TEST(LessonPlaces, MakeTheTextASheetThatCanBePulledUpOnAPhone) {
  double text = 0;
  for (const double share : {kLowestSheet, kUsualSheet, kHighestSheet}) {
    LessonLayoutOptions wishes{390, 844, 1, 1, 1, true, share};
    const LessonPlaces places = lesson_places_for(wishes);
    std::vector<Rect> parts = {places.bar, places.controls, places.head, places.text, places.foot};
    parts.insert(parts.end(), places.figures.begin(), places.figures.end());
    expect_apart(parts, 390, 844, std::to_string(share) + " ");
    EXPECT_NEAR(places.foot.bottom(), 844, 1);
    EXPECT_NEAR(places.column.height, share * 844, 2);
    EXPECT_GT(places.text.height, text + 50);
    text = places.text.height;
    EXPECT_EQ(places.figures.empty(), share == kHighestSheet);
    EXPECT_TRUE(places.is_sheet);
    EXPECT_GE(places.head.height, 40) << "for a finger";
  }
}

TEST(LessonPlaces, GiveOneFigureItsSizeAtTheUsualWindow) {
  const LessonPlaces places = lesson_places_for({1440, 900, 1, 1, 2, true});
  EXPECT_NEAR(places.column.width, 520, 2);
  EXPECT_NEAR(places.figures[0].left, 80, 1);
  EXPECT_NEAR(places.figures[0].width, 824, 3);
  EXPECT_NEAR(places.head.height, 80, 1);
  EXPECT_NEAR(places.foot.height, 56, 1);
}

// Whatever a step shows: its figures and controls differ from step to step, the size of the text does not.
TEST(LessonPlaces, GiveAllFiguresOfAWindowOneSizeOfText) {
  for (const auto& [width, height] : {std::pair{1024., 768.}, {1366., 768.}, {1440., 900.}, {1920., 1080.}}) {
    const double scale = window_scale(width, height);
    const double text = lesson_places_for({width, height, scale, 1, 0, true}).figure_text;
    EXPECT_GE(text, 12 * scale);
    for (const std::size_t figures : {1, 2, 3}) {
      for (const std::size_t controls : {0, 1, 6})
        EXPECT_EQ(lesson_places_for({width, height, scale, figures, controls, true}).figure_text, text);
    }
  }
}

TEST(SlidePlaces, GiveTheFigureMostOfTheWidth) {
  for (const auto& [width, height] :
       {std::pair{1920., 1080.}, {1280., 720.}, {3840., 2160.}, {1024., 768.}}) {
    for (const std::size_t controls : {0, 1, 2, 4}) {
      SlideLayoutOptions wishes{width, height, std::min(width / 960, height / 540), 1, controls, true};
      const SlidePlaces places = slide_places_for(wishes);
      const std::string where = std::to_string(width) + " ";
      EXPECT_NEAR(places.figures[0].width, 0.64 * width, 2) << where;
      expect_apart({places.figures[0], places.controls, places.text, places.live_number, places.foot}, width,
                   height, where);
    }
  }
}

TEST(SlidePlaces, PutTheHeadlineAboveTheWholePlayground) {
  for (const auto& [width, height] : {std::pair{1920., 1080.}, {1280., 720.}, {1024., 768.}}) {
    SlideLayoutOptions wishes{width, height, std::min(width / 960, height / 540), 6, 4, false, true};
    const SlidePlaces places = slide_places_for(wishes);
    std::vector<Rect> parts = {places.headline, places.controls};
    parts.insert(parts.end(), places.figures.begin(), places.figures.end());
    expect_apart(parts, width, height, std::to_string(width) + " ");
    EXPECT_GE(places.headline.height, 40 * wishes.scale);
    EXPECT_EQ(places.figures.size(), 6U);
  }
}

}  // namespace
}  // namespace surprisal::test
