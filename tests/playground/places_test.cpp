// Checks the layout of the playground for windows of every size: nothing overlaps, nothing is outside, no
// card is too low for its plot, and common window sizes show what they are meant to show.
#include "ui/places.h"

#include "testing.h"

namespace surprisal::test {
namespace {

PlaygroundLayoutOptions window(double width, double height, std::size_t classes = 3) {
  PlaygroundLayoutOptions wishes;
  wishes.width = width;
  wishes.height = height;
  wishes.scale = window_scale(width, height);
  wishes.classes = classes;
  return wishes;
}

std::vector<Rect> parts_of(const Places& places) {
  std::vector<Rect> parts = {places.bar, places.rail, places.headline, places.ledger};
  parts.insert(parts.end(), places.cards.begin(), places.cards.end());
  return parts;
}

TEST(Places, OverlapNowhereAndStayInTheWindow) {
  for (double width : {1024.0, 1280.0, 1366.0, 1440.0, 1920.0, 2560.0, 3840.0}) {
    for (double height : {640.0, 700.0, 768.0, 900.0, 1080.0, 2160.0}) {
      for (std::size_t classes : {2u, 3u, 5u, 10u}) {
        for (bool drawer : {false, true}) {
          PlaygroundLayoutOptions wishes = window(width, height, classes);
          wishes.drawer_open = drawer;
          const Places places = places_for(wishes);
          const std::string where = std::to_string(width) + " x " + std::to_string(height) + ", " +
                                    std::to_string(classes) + (drawer ? " and the drawer" : "");
          const std::vector<Rect> parts = parts_of(places);
          const Rect whole = {-0.5, -0.5, width + 1, height + 1};
          for (std::size_t i = 0; i < parts.size(); ++i) {
            EXPECT_TRUE(whole.contains(parts[i])) << where << ", part " << i;
            for (std::size_t k = 0; k < i; ++k)
              EXPECT_FALSE(parts[i].inset(1).overlaps(parts[k].inset(1)))
                  << where << ": " << k << " and " << i;
          }
          ASSERT_FALSE(places.cards.empty()) << where;
          EXPECT_TRUE(places.ledger.contains(places.handle)) << where;
        }
      }
    }
  }
}

TEST(Places, NeverHaveACardThatIsTooLowForItsPlot) {
  for (double height = 640; height <= 1200; height += 20) {
    for (std::size_t classes : {2u, 3u, 6u}) {
      const Places places = places_for(window(1280, height, classes));
      for (const Rect& card : places.cards) EXPECT_GE(card.height, 150) << height << ", " << classes;
    }
  }
}

// A card lower than this at scale 1 counts as small (see plot/lay_out_card.cpp).
bool has_compact_cards(const Places& places, double width, double height) {
  return places.cards.front().height < 235 * window_scale(width, height);
}

struct Usual {
  double width;
  double height;
  std::size_t cards;
  bool wide_rail;
  bool compact;
};

TEST(Places, ShowWhatTheUsualSizesAreMeantToShow) {
  for (const Usual& usual : {Usual{1440, 900, 6, true, false}, Usual{1920, 1080, 6, true, false},
                             Usual{1366, 768, 6, true, true}, Usual{1280, 720, 6, false, true},
                             Usual{1280, 700, 6, false, true}, Usual{1024, 768, 4, false, true}}) {
    const Places places = places_for(window(usual.width, usual.height));
    EXPECT_EQ(places.cards.size(), usual.cards) << usual.width;
    EXPECT_EQ(places.rail_is_wide, usual.wide_rail) << usual.width;
    EXPECT_EQ(has_compact_cards(places, usual.width, usual.height), usual.compact) << usual.width;
    EXPECT_EQ(places.rows, 3u) << usual.width;
  }
}

TEST(Places, MakeCardsCompactWhileTheDrawerIsOpen) {
  PlaygroundLayoutOptions wishes = window(1440, 900);
  const Places closed = places_for(wishes);
  wishes.drawer_open = true;
  const Places open = places_for(wishes);
  EXPECT_TRUE(has_compact_cards(open, 1440, 900));
  EXPECT_NEAR(open.drawer.height, 100, 1);
  EXPECT_EQ(open.handle.top, closed.handle.top);  // the handle never moves
}

TEST(Places, HaveTabsAndOneCardInANarrowWindow) {
  for (const double width : {480.0, 640.0, 799.0}) {
    const Places places = places_for(window(width, 900));
    EXPECT_NEAR(places.tabs.height, 44, 1) << width;
    EXPECT_EQ(places.cards.size(), 1u) << width;
    EXPECT_LE(places.tabs.bottom(), places.cards.front().top) << width;
    EXPECT_GE(places.tabs.top, places.headline.bottom()) << width;
  }
  PlaygroundLayoutOptions one = window(640, 900);
  one.cards = 1;
  EXPECT_EQ(places_for(one).tabs.height, 0);
  EXPECT_EQ(places_for(window(800, 900)).tabs.height, 0);
}

TEST(Places, GrowWithTheWindow) {
  EXPECT_EQ(window_scale(1440, 900), 1);
  EXPECT_EQ(window_scale(800, 600), 1);
  EXPECT_DOUBLE_EQ(window_scale(2880, 1800), 2);
  EXPECT_EQ(window_scale(20000, 20000), 3);
}

}  // namespace
}  // namespace surprisal::test
