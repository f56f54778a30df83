// Checks the map of the course: every explanation has a place on it, lessons build on earlier ones, and it
// fits the windows that people have, in both languages.
#include <algorithm>
#include <set>
#include <string>

#include "desk/course_map.h"
#include "lesson/chapters.h"
#include "lesson/reviews.h"
#include "shared_fonts.h"
#include "testing.h"
#include "ui/map_view.h"

namespace surprisal::test {
namespace {

Course whole_course() {
  Course course;
  course.lessons = with_reviews(lessons(), 1);
  return course;
}

TEST(CourseMap, HasAPlaceForEveryLessonThatExplainsSomething) {
  const Course course = whole_course();
  std::set<std::size_t> there;
  for (const MapColumn& column : map_of(course)) {
    for (const MapPlace& place : column.places) {
      EXPECT_TRUE(there.insert(place.lesson).second);
      EXPECT_EQ(place.found, course.lessons[place.lesson].en.explains.size());
    }
  }
  for (std::size_t i = 0; i < course.lessons.size(); ++i)
    EXPECT_EQ(there.contains(i), !course.lessons[i].en.explains.empty()) << course.lessons[i].id;
  EXPECT_EQ(map_of(course).size(), chapters().size());
}

TEST(CourseMap, ShowsTheTakeawayOfEachPlace) {
  const Course course = whole_course();
  for (const MapColumn& column : map_of(course)) {
    for (const MapPlace& place : column.places) {
      for (const Language language : {Language::English, Language::Chinese}) {
        const Lesson& lesson = course.lessons[place.lesson].in(language);
        EXPECT_GT(sentence_of(lesson).size(), 24u) << lesson.id << ": " << sentence_of(lesson);
      }
    }
  }
}

TEST(CourseMap, LessonsBuildOnThoseOfEarlierChapters) {
  const Course course = whole_course();
  const auto prerequisites = prerequisites_of(course);
  EXPECT_GE(prerequisites.size(), 20u);
  const auto chapter_of = [&](std::size_t lesson) {
    const std::string& id = course.lessons[lesson].en.chapter;
    return find_chapter(id) - chapters().data();
  };
  for (const auto& [from, to] : prerequisites)
    EXPECT_LT(chapter_of(from), chapter_of(to)) << course.lessons[from].id << " to " << course.lessons[to].id;
}

TEST(CourseMap, FitsTheWindowsThatPeopleHave) {
  const Course course = whole_course();
  const std::vector<MapColumn> columns = map_of(course);
  const struct {
    double width, height, scale;
  } windows[] = {{1280, 720, 1}, {1366, 768, 1}, {1440, 900, 1}, {1920, 1080, 1.2}};
  for (const auto& window : windows) {
    const MapPlaces places = map_places_for(window.width, window.height, window.scale, true, columns);
    EXPECT_LE(places.height, places.map.height) << window.width << ": scrolls";
    for (const MapLine& line : places.lines) {
      for (const MapStation& station : line.stations) {
        EXPECT_LE(station.words.right(), places.map.width);
        for (const Language language : {Language::English, Language::Chinese}) {
          const std::string& title = course.lessons[station.place.lesson].in(language).title;
          std::string shown;
          for (const std::string& words :
               wrapped(fonts(), title, places.words * window.scale, Weight::Bold, station.words.width, 3))
            shown += words;
          std::string whole = title;
          std::erase(shown, ' ');
          std::erase(whole, ' ');
          EXPECT_EQ(shown, whole) << "at " << window.width;
        }
      }
    }
  }
}

// If there is too little room, lines are stacked, and none is lost.
TEST(CourseMap, StacksItsLinesInANarrowWindow) {
  const std::vector<MapColumn> columns = map_of(whole_course());
  const MapPlaces places = map_places_for(390, 844, 1, false, columns);
  ASSERT_EQ(places.lines.size(), columns.size());
  EXPECT_GT(places.height, places.map.height);
  for (std::size_t i = 1; i < places.lines.size(); ++i) {
    const Rect& before = places.lines[i - 1].head;
    const Rect& now = places.lines[i].head;
    EXPECT_TRUE(now.top > before.top || now.left >= before.right()) << i;
  }
}

}  // namespace
}  // namespace surprisal::test
