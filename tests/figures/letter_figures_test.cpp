// Checks the figures of a text that is read letter by letter: their numbers against plain loops over the
// counts, the cost of a reader's bets, and what stays hidden.
#include <cmath>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "../shared_fonts.h"
#include "figures/catalogue.h"
#include "figures/letter_play.h"
#include "figures/token_plot.h"
#include "learn/letters.h"
#include "namespaces.h"
#include "plot/lay_out.h"
#include "session/keys.h"
#include "session/session_file.h"
#include "session/session_line.h"
#include "sessions.h"
#include "testing.h"
#include "words.h"

namespace surprisal::test {
namespace {

Plot plot_of_letters(std::string_view id, const Session& session) { return find_figure(id)->build(session); }

const Passage& passage_in(const Plot& plot) { return std::get<Passage>(plot.rows[0][0].content); }

Session in_bits(LetterText text) {
  Session session;
  session.base = Base::Two;
  session.letters.text = text;
  return session;
}

// log2 of (all pairs with the same first letter + smoothing for each letter) / (this pair + smoothing), with
// the counts in a plain map.
std::vector<long double> plain_costs(Language language, double smoothing) {
  const learn::LetterParts parts = learn::letter_parts(language);
  std::map<std::pair<char32_t, char32_t>, int> pairs;
  std::map<char32_t, int> firsts, alphabet;
  for (const char32_t letter : parts.seen + parts.unseen) alphabet[letter] = 1;
  for (std::size_t i = 0; i < parts.seen.size(); ++i) {
    const char32_t next = parts.seen[(i + 1) % parts.seen.size()];
    ++pairs[{parts.seen[i], next}];
    ++firsts[parts.seen[i]];
  }
  std::vector<long double> costs;
  for (std::size_t i = 1; i < parts.unseen.size(); ++i) {
    const char32_t before = parts.unseen[i - 1], letter = parts.unseen[i];
    const long double all = firsts[before] + static_cast<long double>(smoothing) * alphabet.size();
    costs.push_back(std::log2(all / (pairs[{before, letter}] + static_cast<long double>(smoothing))));
  }
  return costs;
}

TEST(LetterFigures, ColourEachLetterByItsCost) {
  for (const LetterText text : {LetterText::English, LetterText::Chinese}) {
    Session session = in_bits(text);
    session.letters.smoothing = 0.25;
    const Plot plot = plot_of_letters("tokens", session);
    const auto costs = plain_costs(text == LetterText::English ? Language::English : Language::Chinese, 0.25);
    ASSERT_EQ(passage_in(plot).pieces.size(), costs.size() + 1);
    EXPECT_TRUE(passage_in(plot).pieces[0].covered);  // the first letter is given
    long double sum = 0;
    for (std::size_t i = 0; i < costs.size(); ++i) {
      EXPECT_NEAR(passage_in(plot).pieces[i + 1].value, static_cast<double>(costs[i]), 1e-12);
      sum += costs[i];
    }
    const auto& chart = std::get<Chart>(plot.rows[1][0].content);
    EXPECT_NEAR(chart.curves[0].points.back().y, static_cast<double>(sum), 1e-9);
    EXPECT_GT(passage_in(plot).pieces.size(), static_cast<std::size_t>(kLastLetter));
  }
}

TEST(LetterFigures, HideTheNextLetterUntilTheBetIsPlaced) {
  Session session = in_bits(LetterText::English);
  session.letters.position = 12;
  const std::u32string text = learn::letter_parts(Language::English).unseen;
  Plot plot = plot_of_letters("next-letter", session);
  EXPECT_EQ(passage_in(plot).pieces.size(), 13u);  // the letters before it, and its empty box
  EXPECT_TRUE(passage_in(plot).pieces.back().covered);
  EXPECT_TRUE(passage_in(plot).pieces.back().text.empty());
  EXPECT_TRUE(std::get<Chart>(plot.rows[1][0].content).marks.empty());  // no marks of the model's shares
  EXPECT_EQ(std::get<Chart>(plot.rows[1][0].content).bars.size(), 6u);  // only the reader's shares

  place_letter_bet(session);
  plot = plot_of_letters("next-letter", session);
  EXPECT_FALSE(passage_in(plot).pieces.back().covered);
  const std::string shown = text[12] == U' ' ? "" : name_of_letter(text[12]).en;
  EXPECT_EQ(passage_in(plot).pieces.back().text.en, shown);
  EXPECT_EQ(std::get<Chart>(plot.rows[1][0].content).marks.size(), 6u);
  EXPECT_TRUE(std::get<Chart>(plot.rows[1][0].content).handles.empty());
}

TEST(LetterFigures, KeepAnAccountOfEveryBet) {
  for (const LetterText text : {LetterText::English, LetterText::Chinese}) {
    Session session = in_bits(text);
    session.letters.position = 20;
    long double reader = 0, model = 0;
    for (int i = 0; i < 15; ++i) {
      set_letter_share(session, static_cast<std::size_t>(i) % 6, 0.1 + 0.05 * i);
      const LetterPlay play = letter_play(session);
      EXPECT_NEAR(std::accumulate(play.bet.reader.begin(), play.bet.reader.end(), 0.0), 1, 1e-12);
      std::size_t place = 0;
      while (place < 5 && play.model.alphabet[play.bet.letters[place]] != play.text[play.position]) ++place;
      const long double sharing = place < 5 ? 1 : play.model.size() - 5;  // the others divide theirs equally
      reader -= std::log2(play.bet.reader[place] / sharing);
      model -=
          std::log2(static_cast<long double>(learn::next_letter(play.model, play.letter_at(play.position - 1))
                                                 .p[play.letter_at(play.position)]));
      place_letter_bet(session);
      ASSERT_EQ(fault_of(session), "");
      const LetterPlay after = letter_play(session);
      EXPECT_TRUE(after.is_placed);
      EXPECT_EQ(after.paid.letters, static_cast<std::size_t>(i) + 1);
      EXPECT_NEAR(after.paid.paid.reader, static_cast<double>(reader), 1e-9);
      EXPECT_NEAR(after.paid.paid.model, static_cast<double>(model), 1e-9);
      go_to_next_letter(session);
    }
    const Plot plot = plot_of_letters("next-letter", session);
    const auto& chart = std::get<Chart>(plot.rows[1][2].content);
    EXPECT_NEAR(chart.curves[0].points.back().y, static_cast<double>(reader), 1e-9);
    EXPECT_NEAR(chart.curves[1].points.back().y, static_cast<double>(model), 1e-9);
    const auto& amounts = std::get<Amounts>(plot.rows[1][1].content).amounts;
    EXPECT_NEAR(amounts[0].value, static_cast<double>(reader), 1e-9);
    EXPECT_NEAR(amounts[1].value, static_cast<double>(model), 1e-9);
  }
}

TEST(LetterFigures, ShowTheEndOfTheTextInOneLine) {
  Session session = in_bits(LetterText::English);
  session.letters.position = 200;
  for (const double width : {320.0, 900.0}) {
    const Scene scene = lay_out(plot_of_letters("next-letter", session), {0, 0, width, 560}, {fonts()});
    const PlacedPanel& panel = scene.panels[0];
    ASSERT_FALSE(panel.pieces.empty());
    EXPECT_EQ(panel.first_piece + panel.pieces.size(), 201u);  // the last one is the empty box
    for (const Rect& piece : panel.pieces) {
      EXPECT_EQ(piece.top, panel.pieces.front().top);
      EXPECT_LE(piece.right(), panel.area.right() + 1e-9);
    }
  }
}

TEST(LetterFigures, HaveAPlaceForTheButtonInAWindowAndNoneOnPaper) {
  const Plot plot = plot_of_letters("next-letter", in_bits(LetterText::English));
  Look look = {fonts()};
  EXPECT_TRUE(lay_out(plot, {0, 0, 900, 560}, look).panels[2].button);
  look.medium = Medium::Paper;
  EXPECT_FALSE(lay_out(plot, {0, 0, 900, 560}, look).panels[2].button);
}

TEST(LetterFigures, CannotBetTwiceOnALetter) {
  Session session = in_bits(LetterText::English);
  place_letter_bet(session);
  const Session once = session;
  place_letter_bet(session);
  set_letter_share(session, 0, 0.5);
  EXPECT_EQ(session, once);
}

TEST(LetterFigures, BeginANewAccountElsewhereInTheText) {
  Session session = in_bits(LetterText::English);
  place_letter_bet(session);
  session.letters.position = 50;
  place_letter_bet(session);
  EXPECT_EQ(session.letters.first, 50);
  EXPECT_EQ(letter_play(session).paid.letters, 1u);
}

TEST(LetterFigures, AreTheSameFromAFileAndFromALine) {
  Session session = in_bits(LetterText::Chinese);
  session.letters.position = 7;
  place_letter_bet(session);
  go_to_next_letter(session);
  set_letter_share(session, 2, 0.375);
  const Result<Session> from_file = from_toml(to_toml(session));
  const Result<Session> of_line = from_line(to_line(session));
  ASSERT_TRUE(from_file);
  ASSERT_TRUE(of_line);
  EXPECT_EQ(from_file->letters, session.letters);
  EXPECT_EQ(of_line->letters, session.letters);
}

TEST(LetterFigures, SayWhatIsUnknownOfAFile) {
  data::Tokens tokens;
  tokens.tokens = {{"The", -2, {{"The", -2}, {"A", -3}}}, {" cat\n", -0.5, {{" cat\n", -0.5}}}};
  const Plot plot = token_plot({tokens, 0, kMaxKinds, false, {}, {}}, Base::Two);
  EXPECT_NE(plot.rows[1][1].title.en.find("The likeliest 2; the rest is unknown"), std::string::npos);
  EXPECT_NE(std::get<Chart>(plot.rows[1][1].content).x.title.en.find("entropy from"), std::string::npos);
}

// The WCAG contrast of every letter on the colour of its cost.
TEST(APassage, CanBeReadInEveryTheme) {
  for (const ThemeName name : {ThemeName::Light, ThemeName::Dark, ThemeName::Contrast}) {
    Look look = {fonts(), name};
    const Scene scene =
        lay_out(plot_of_letters("tokens", in_bits(LetterText::English)), {0, 0, 900, 560}, look);
    const PlacedPanel& panel = scene.panels[0];
    ASSERT_FALSE(panel.pieces.empty());
    std::size_t checked = 0;
    Color ground;
    for (const SceneShape& shape : scene.shapes) {
      if (const auto* box = std::get_if<shape::Box>(&shape)) ground = box->color;
      const auto* label = std::get_if<shape::Label>(&shape);
      if (label == nullptr || !panel.area.contains(label->box.centre())) continue;
      for (const shape::Label::Run& run : label->runs)
        EXPECT_GE(contrast(run.color, ground), 4.5) << label->text;
      ++checked;
    }
    EXPECT_GT(checked, 100u);
  }
}

TEST(APassage, ChoosesThePieceUnderThePointer) {
  const Session session = in_bits(LetterText::English);
  const Scene scene = lay_out(plot_of_letters("tokens", session), {0, 0, 900, 560}, {fonts()});
  const PlacedPanel& panel = scene.panels[0];
  for (const std::size_t i : {std::size_t{0}, panel.pieces.size() / 2, panel.pieces.size() - 1}) {
    Session moved = session;
    scene.handles.front().handle.move(moved, panel.to_data(panel.pieces[i].centre()));
    EXPECT_EQ(moved.letters.position,
              std::clamp<int>(static_cast<int>(panel.first_piece + i), 1, kLastLetter));
  }
}

}  // namespace
}  // namespace surprisal::test
