// Checks that the parts of the data view have room, are inside the window and never overlap.
#include "ui/data_places.h"

#include "testing.h"

namespace surprisal::test {
namespace {

TEST(DataPlaces, LieInsideTheWindowWithoutOverlaps) {
  const std::pair<double, double> sizes[] = {{1440, 900},  {1280, 720},  {1366, 768},
                                             {1920, 1080}, {1024, 768},  {900, 600},
                                             {700, 900},   {3000, 1000}, {390, 844}};
  for (const auto& [width, height] : sizes) {
    for (const double scale : {1.0, 2.0}) {
      const bool has_rail = width > 390;
      const DataPlaces places = data_places_for({width * scale, height * scale, scale, has_rail});
      std::vector<Rect> parts = {places.table, places.strip, places.head, places.rail, places.bar};
      parts.insert(parts.end(), places.figures.begin(), places.figures.end());
      const Rect window = {0, 0, width * scale, height * scale};
      for (std::size_t i = 0; i < parts.size(); ++i) {
        EXPECT_TRUE(window.contains(parts[i])) << width << "x" << height << ", part " << i;
        for (std::size_t k = 0; k < i; ++k)
          EXPECT_FALSE(parts[i].overlaps(parts[k])) << width << "x" << height << ", " << i << " and " << k;
      }
      for (const Rect& figure : places.figures) EXPECT_GE(figure.height, 153 * scale - 1);
    }
  }
}

TEST(DataPlaces, HaveFourFiguresWhereThereIsRoom) {
  EXPECT_EQ(data_places_for({1440, 900, 1, true}).figures.size(), 4U);
  EXPECT_EQ(data_places_for({1280, 720, 1, true}).figures.size(), 4U);
  EXPECT_EQ(data_places_for({1024, 768, 1, true}).figures.size(), 2U);
  EXPECT_TRUE(data_places_for({700, 900, 1, true}).figures.empty());
}

TEST(DataPlaces, HaveRoomForLinesOfClassesOnAPhone) {
  const DataPlaces places = data_places_for({390, 844, 1, false});
  EXPECT_TRUE(places.is_narrow);
  EXPECT_GE(places.strip.height, 320);
  EXPECT_GE(places.table.height, 320);
  EXPECT_FALSE(data_places_for({1024, 768, 1, true}).is_narrow);
}

}  // namespace
}  // namespace surprisal::test
