// figures: the text, the model and the bets that a session describes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "data/tokens.h"
#include "learn/bet.h"
#include "learn/bigrams.h"
#include "session/session.h"

namespace surprisal::figures {

inline constexpr std::size_t kListedLetters = session::kLetterShares - 1;

// No share can be set to 0, because the price of that letter would be infinite.
inline constexpr double kMinLetterShare = 0.001;

// The panels of the figure of the next letter, in their order.
inline constexpr std::size_t kBetPanel = 1;
inline constexpr std::size_t kAccountPanel = 3;

struct LetterPlay {
  std::u32string text;  // not seen by the model; its first letter only serves as the one before the second
  learn::Bigrams model;
  std::size_t position = 1;          // of the letter that is bet on
  learn::Bet bet;                    // on that letter: the one that was placed, or the one that is prepared
  bool is_placed = false;            // if so, the letter is known
  learn::Payments paid;              // for all letters that have been bet on
  std::vector<learn::Price> prices;  // of each of these bets, from the letter at `first` on
  std::size_t first = 1;

  std::size_t letter_at(std::size_t at) const { return *model.place_of(text[at]); }  // in the alphabet
};

LetterPlay letter_play(const Session& session);
bool has_letter_bet(const Session& session);  // on the next letter

// What the model expects at a position of the text, with the reader's shares if there are any.
learn::Bet bet_at(const LetterPlay& play, std::size_t position, const std::vector<double>& shares);

// The text as tokens; the first letter is given, and has no probability. The one at the position has every
// letter as an alternative.
data::Tokens letters_as_tokens(const LetterPlay& play);

Text name_of_letter(char32_t letter);  // "e", "space"

// Whether a share of the bet being prepared is as small or as large as it can be set.
bool has_share_at_limit(const LetterPlay& play);

// Puts a share on one of the listed letters, or on the others; each keeps at least a little.
void set_letter_share(Session& session, std::size_t which, double share);

void place_letter_bet(Session& session);
void go_to_next_letter(Session& session);
void start_letters(Session& session, session::LetterText text);  // from the first letter, without bets

}  // namespace surprisal::figures
