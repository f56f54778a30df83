// Checks the placement of pieces on pages, for many random chapters.
#include "handout/pages.h"

#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kBody = kBodyBottom - kBodyTop;

// Headings, paragraphs and figures, at most a third of a page high.
std::vector<Piece> random_pieces(std::mt19937& random) {
  std::uniform_real_distribution<double> height(5, kBody / 3);
  std::uniform_int_distribution<int> kind(0, 4);
  std::vector<Piece> pieces(40);
  for (Piece& piece : pieces) {
    piece.height = height(random);
    piece.gap = 10;
    const int is = kind(random);
    piece.stays_with_next = is == 0;
    if (is == 0) piece.height = 30;  // a row of headings fits a page
    piece.begins_part = is == 0 && kind(random) == 0;
    piece.floats = is == 1;
  }
  pieces.back() = {.height = 20};
  return pieces;
}

double bottom_of(const Piece& piece, const PlacedPiece& placed) { return placed.top + piece.height; }

class RandomPages : public testing::TestWithParam<unsigned> {
 protected:
  RandomPages() {
    std::mt19937 random(GetParam());
    pieces = random_pieces(random);
    pages = paged(pieces);
    for (const PlacedPiece& placed : pages.placed) place[placed.piece] = placed;
  }

  std::vector<Piece> pieces;
  Pages pages;
  std::map<std::size_t, PlacedPiece> place;  // the place of each piece
};

INSTANTIATE_TEST_SUITE_P(OfManyChapters, RandomPages, testing::Range(0U, 50U));

TEST_P(RandomPages, HoldEveryPieceOnceAndWhole) {
  EXPECT_EQ(pages.placed.size(), pieces.size());
  EXPECT_EQ(place.size(), pieces.size());
  for (const auto& [piece, placed] : place) {
    EXPECT_GE(placed.top, kBodyTop);
    EXPECT_LE(bottom_of(pieces[piece], placed), kBodyBottom + 1e-9) << piece;
    EXPECT_LT(placed.page, pages.count);
  }
}

TEST_P(RandomPages, DoNotOverlapPieces) {
  for (std::size_t i = 1; i < pages.placed.size(); ++i) {
    const PlacedPiece& above = pages.placed[i - 1];
    const PlacedPiece& below = pages.placed[i];
    if (above.page != below.page) {
      EXPECT_EQ(above.page + 1, below.page) << "no page is left out";
      continue;
    }
    EXPECT_GE(below.top, bottom_of(pieces[above.piece], above) + pieces[below.piece].gap - 1e-9);
  }
}

TEST_P(RandomPages, KeepAHeadingWithWhatFollowsIt) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (!pieces[i].stays_with_next) continue;
    EXPECT_EQ(place[i].page, place[i + 1].page) << i;
  }
}

TEST_P(RandomPages, KeepTheOrderOfTheTextAndOfTheFigures) {
  const auto is_after = [&](std::size_t i, std::size_t j) {
    return std::pair(place[j].page, place[j].top) > std::pair(place[i].page, place[i].top);
  };
  std::optional<std::size_t> last[2];
  bool glued = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool floats = pieces[i].floats && !glued;
    glued = pieces[i].stays_with_next;
    EXPECT_TRUE(!last[floats] || is_after(*last[floats], i)) << i;
    last[floats] = i;
    if (!pieces[i].begins_part) continue;
    for (std::size_t before = 0; before < i; ++before) EXPECT_TRUE(is_after(before, i)) << "not past a part";
  }
}

TEST(Pages, SplitGroupsThatAreTooHighForAPage) {
  std::vector<Piece> pieces(4);
  for (Piece& piece : pieces) piece.height = kBody / 2, piece.stays_with_next = true;
  const Pages pages = paged(pieces);
  ASSERT_EQ(pages.placed.size(), 4U);
  for (const PlacedPiece& placed : pages.placed)
    EXPECT_LE(bottom_of(pieces[placed.piece], placed), kBodyBottom + 1e-9);
}

// A heading moves to the next page if the room that it needs below it is not left.
TEST(Pages, LeaveRoomBelowATitle) {
  for (const double left : {100.0, 200.0}) {
    std::vector<Piece> pieces(3);
    pieces[0].height = kBody - left;
    pieces[1].height = 20;
    pieces[1].stays_with_next = true;
    pieces[1].room_after = 150;
    pieces[2].height = 20;
    EXPECT_EQ(paged(pieces).count, left < 170 ? 2U : 1U);
  }
}

}  // namespace
}  // namespace surprisal::test
