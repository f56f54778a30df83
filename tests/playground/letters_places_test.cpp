// Checks where the parts of the next-letter view are: on one grid, in windows of many sizes.
#include "ui/letters_places.h"

#include <algorithm>
#include <string>
#include <vector>

#include "testing.h"

namespace surprisal::test {
namespace {

TEST(LettersPlaces, AreApartAndOnOneGrid) {
  for (const double width : {390., 640., 1024., 1280., 1440., 1920., 3840.}) {
    for (const double height : {640., 768., 844., 1080., 2160.}) {
      const double scale = std::clamp(std::min(width / 1440, height / 900), 1.0, 3.0);
      const LettersPlaces places = letters_places_for(width, height, scale, width >= 800);
      const std::string where = std::to_string(width) + "x" + std::to_string(height);
      EXPECT_NEAR(places.text.left, places.bars.left, 1) << where;
      EXPECT_NEAR(places.text.right(), places.bars.right(), 1) << where;
      EXPECT_NEAR(places.bet.left, places.bars.left, 1) << where;
      EXPECT_GE(places.bars.height, 150 * scale) << where;
      std::vector<Rect> parts = {places.header, places.text,    places.bars,    places.bet,
                                 places.note,   places.amounts, places.account, places.foot};
      for (std::size_t i = 0; i < parts.size(); ++i) {
        EXPECT_LE(parts[i].right(), width + 1) << where << " " << i;
        EXPECT_LE(parts[i].bottom(), height + 1) << where << " " << i;
        for (std::size_t j = 0; j < i; ++j)
          EXPECT_FALSE(parts[i].width > 0 && parts[j].width > 0 &&
                       parts[i].inset(1).overlaps(parts[j].inset(1)))
              << where << " " << i << " " << j;
      }
      if (places.is_narrow) continue;
      EXPECT_NEAR(places.amounts.left, places.account.left, 1) << where;
      EXPECT_NEAR(places.bet.right(), places.account.right(), 1) << where;
      EXPECT_NEAR(places.account.top, places.bars.top, 1) << where;
      EXPECT_NEAR(places.account.bottom(), places.bars.bottom(), 1) << where;
    }
  }
}

}  // namespace
}  // namespace surprisal::test
