// Bets on letters as a user would, in both languages: a robot drags the shares, places bets and reads on.
#include "desk/letters.h"

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "base/wording.h"
#include "figures/letter_play.h"
#include "robot.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

class LettersInWindow : public testing::TestWithParam<Language> {
 protected:
  LettersInWindow() {
    robot.click("rail.letters");
    robot.frames(2);
  }

  LetterPlay play() { return letter_play(robot.session()); }

  PlacedHandle share_handle(std::size_t which) {
    for (const PlacedHandle& handle : robot.picture().scene.handles) {
      if (handle.handle.id == "share:" + std::to_string(which)) return handle;
    }
    ADD_FAILURE() << "no handle for share " << which;
    return {};
  }

  // Drags left or right, to this share.
  void drag_share(std::size_t which, double share) {
    const PlacedHandle handle = share_handle(which);
    const PlacedPanel& panel = robot.picture().scene.panels[handle.panel];
    const ImVec2 from = {static_cast<float>(handle.at.x), static_cast<float>(handle.at.y)};
    robot.drag(from, {static_cast<float>(panel.x.to_pixel(100 * share)), from.y});
  }

  // The index of the next letter among the shares.
  std::size_t place_that_comes() {
    const LetterPlay now = play();
    const std::size_t letter = now.letter_at(now.position);
    std::size_t place = 0;
    while (place < now.bet.letters.size() && now.bet.letters[place] != letter) ++place;
    return place;
  }

  Robot robot{GetParam(), {1440, 900}};
};

INSTANTIATE_TEST_SUITE_P(InBothLanguages, LettersInWindow,
                         testing::Values(Language::English, Language::Chinese));

TEST_P(LettersInWindow, OpensTheTextOfTheLanguageInBits) {
  EXPECT_TRUE(shows_letters(robot.desk()));
  const bool is_chinese = GetParam() == Language::Chinese;
  EXPECT_EQ(robot.session().letters.text,
            is_chinese ? session::LetterText::Chinese : session::LetterText::English);
  EXPECT_EQ(robot.session().base, Base::Two);
  const double all_alike = std::log2(static_cast<double>(play().model.size()));
  EXPECT_NE(robot.screen().find(shown_fixed(all_alike, 2)), std::string::npos);
}

TEST_P(LettersInWindow, MovesTheOtherSharesWithTheOneThatIsDragged) {
  const std::vector<double> before = play().bet.reader;
  drag_share(0, 0.6);
  const std::vector<double> after = play().bet.reader;
  EXPECT_NEAR(after[0], 0.6, 0.02);
  EXPECT_NEAR(std::accumulate(after.begin(), after.end(), 0.0), 1, 1e-9);
  EXPECT_NEAR(after[1] / after[2], before[1] / before[2], 1e-6) << "the others keep their proportions";
  robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  EXPECT_EQ(play().bet.reader, before) << "one step of undo";
}

TEST_P(LettersInWindow, TakesABarToAPressAnywhereInItsRow) {
  const PlacedHandle handle = share_handle(1);
  const PlacedPanel& panel = robot.picture().scene.panels[handle.panel];
  robot.click(ImVec2{static_cast<float>(panel.x.to_pixel(70)), static_cast<float>(handle.at.y)});
  EXPECT_NEAR(play().bet.reader[1], 0.7, 0.02);
}

TEST_P(LettersInWindow, DropsAHalfMadeBetWhenThePositionChanges) {
  drag_share(0, 0.6);
  Session next = robot.session();
  ASSERT_FALSE(next.letters.shares.empty());
  session::set_number(next, "letters.position", kFirstLetterToBetOn + 3);
  EXPECT_TRUE(next.letters.shares.empty());
}

// Bets until a letter in the list and one of the others, which divide their share equally, have both come.
TEST_P(LettersInWindow, ChargesMinusLogOfTheNextLettersShare) {
  constexpr std::size_t kMostBets = 40;
  bool was_listed = false, was_another = false;
  double sum = 0;
  for (std::size_t bets = 1; bets <= kMostBets && !(was_listed && was_another); ++bets) {
    const std::size_t place = place_that_comes();
    drag_share(place, 0.5);
    const learn::Bet bet = play().bet;
    EXPECT_NEAR(bet.reader[place], 0.5, 0.02);
    (place < bet.letters.size() ? was_listed : was_another) = true;
    const double sharing = place < bet.letters.size() ? 1.0 : static_cast<double>(play().model.size() - 5);
    sum -= std::log2(bet.reader[place] / sharing);
    robot.click("letters.bet");
    const LetterPlay after = play();
    EXPECT_TRUE(after.is_placed);
    EXPECT_EQ(after.paid.letters, bets);
    EXPECT_NEAR(after.paid.paid.reader, sum, 1e-9);
    EXPECT_NE(robot.screen().find(shown_fixed(sum, 2)), std::string::npos);
    robot.click("letters.next");
    robot.frames(2);
  }
  EXPECT_TRUE(was_listed);
  EXPECT_TRUE(was_another);
}

TEST_P(LettersInWindow, ReadsOnAndAddsUpWhatBothPaid) {
  double sum = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_TRUE(robot.sees("letters.bet"));
    EXPECT_FALSE(robot.sees("letters.next"));
    const LetterPlay before = play();
    EXPECT_EQ(before.position, kFirstLetterToBetOn + i);
    robot.click("letters.bet");
    const LetterPlay after = play();
    sum += learn::price_of(before.bet, after.letter_at(after.position)).reader;
    EXPECT_NEAR(after.paid.paid.reader, sum, 1e-9);
    EXPECT_EQ(after.paid.letters, i + 1);
    robot.click("letters.next");
  }
  EXPECT_EQ(play().position, kFirstLetterToBetOn + 4U);
}

TEST_P(LettersInWindow, StartsAgainAndChangesTheText) {
  robot.click("letters.bet");
  robot.click("letters.next");
  robot.click("letters.again");
  EXPECT_EQ(play().position, static_cast<std::size_t>(kFirstLetterToBetOn));
  EXPECT_EQ(play().paid.letters, 0U);
  const std::u32string text = play().text;
  const bool is_chinese = GetParam() == Language::Chinese;
  robot.click(is_chinese ? "letters.text.0" : "letters.text.1");
  EXPECT_NE(play().text, text);
  EXPECT_EQ(play().paid.letters, 0U);
}

TEST_P(LettersInWindow, LeavesWithEscapeAndKeepsTheBets) {
  robot.click("letters.bet");
  const Session before = robot.session();
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(shows_letters(robot.desk()));
  robot.click("rail.letters");
  robot.frames(2);
  EXPECT_EQ(robot.session(), before);
  EXPECT_TRUE(robot.sees("letters.next"));
}

}  // namespace
}  // namespace surprisal::test
